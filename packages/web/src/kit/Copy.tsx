// Puts a text where it can be pasted from, and says so.
import { t } from "@lingui/core/macro";
import { useState } from "react";
import { Button } from "./Button.tsx";

type Props = { readonly text: string; readonly children: string };

export function Copy({ text, children }: Props) {
  const [said, setSaid] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid(t`Copied.`),
      () => setSaid(t`This browser does not let pages copy; choose the text and copy it.`),
    );
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3">
      <Button icon="copies" onClick={() => void copy()}>
        {children}
      </Button>
      <output className="text-small text-dim">{said}</output>
    </span>
  );
}
