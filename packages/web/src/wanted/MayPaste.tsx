// The way to a list of addresses that is pasted, for those who may bring in anything.
import { t } from "@lingui/core/macro";
import { useState } from "react";
import { later } from "../desk/later.tsx";
import { useMayRead, useWhyNot } from "../desk/may.ts";
import { Button } from "../kit/Button.tsx";

const PasteAddresses = later(async () => (await import("./PasteAddresses.tsx")).PasteAddresses);

/** Whoever may bring in nothing has nothing to ask for, and is offered no list of it. */
export function MayPaste() {
  const mayRead = useMayRead("work");
  const whyNot = useWhyNot("wanted.ask");
  return mayRead && whyNot === null ? <Paste /> : null;
}

function Paste() {
  const [open, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  if (open && !wasOpen) setWasOpen(true);
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>
        {t`Paste addresses`}
      </Button>
      {wasOpen && <PasteAddresses open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
