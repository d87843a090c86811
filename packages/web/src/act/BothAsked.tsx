// Asks which of two versions stands, when two members did something in the same place; fetched when it first happens.
import { lazy, Suspense } from "react";
import { useBoth } from "./both.ts";

const BothShown = lazy(async () => {
  const { BothShown } = await import("./BothShown.tsx");
  return { default: BothShown };
});

export function BothAsked() {
  return <Suspense>{useBoth() !== null && <BothShown />}</Suspense>;
}
