// What was done with one item, closed until somebody wants to know.
import { useState } from "react";
import { Answered } from "../desk/Answered.tsx";
import { Disclose } from "../kit/Disclose.tsx";
import { Section } from "../kit/Section.tsx";
import { useMayRead } from "../desk/may.ts";
import { Entries } from "./Entries.tsx";
import { useJournal } from "./use-journal.ts";

export function History({ item }: { readonly item: string }) {
  const [open, setOpen] = useState(false);
  if (!useMayRead("work")) return null;
  return (
    <Section title="History" className="mt-14">
      <Disclose open={open} onOpen={setOpen} text="who did what to this item, and why" />
      {open && <Opened item={item} />}
    </Section>
  );
}

function Opened({ item }: { readonly item: string }) {
  const query = useJournal({ item });
  return (
    <div className="mt-3">
      <Answered query={query} what="its history">
        {(journal) => <Entries journal={journal} query={query} label="History of the item, newest first" />}
      </Answered>
    </div>
  );
}
