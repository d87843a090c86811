// What all pages at the door do with the answer that lets a browser in: keep its proof, and forget what was fetched as somebody else.
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { keepProof } from "../session.ts";
import { insideOf } from "./inside.ts";

export function useComingIn(): (proof: string, to?: unknown) => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (proof, to = "/") => {
    keepProof(proof);
    queries.clear();
    await navigate({ to: insideOf(to), replace: true });
  };
}
