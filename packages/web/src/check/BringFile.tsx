// A file as evidence: it is brought in as any other, becomes an item with its own hash and source, and the answer names that.
import { t } from "@lingui/core/macro";
import { addressSchema, type CheckEvidence } from "@sightline/domain";
import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { useWhyNot } from "../desk/may.ts";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { PickFiles } from "../kit/PickFiles.tsx";
import type { ItemShown } from "./item-shown.ts";
import { chosenIn } from "../upload/dropped.ts";
import { saidOf, type Row } from "../upload/rows.ts";
import { uploadsFor } from "../upload/uploads.ts";

type Props = { readonly item: ItemShown; readonly onAdd: (one: CheckEvidence) => void };

export function BringFile({ item, onAdd }: Props) {
  const whyNot = useWhyNot("item.collect");
  const uploads = uploadsFor(useInvestigation());
  const rows = useSyncExternalStore(uploads.subscribe, uploads.rows);
  const [url, setUrl] = useState("");
  const [key, setKey] = useState<string | null>(null);
  const about = useId();
  const row = rows.find((one) => one.key === key);
  const added = useRef(onAdd);
  useEffect(() => {
    added.current = onAdd;
  });
  const brought = row?.state === "done" ? row.brought : null;
  useEffect(() => {
    for (const one of brought ?? [])
      if (one.state !== "refused") added.current({ kind: "item", item: one.item });
  }, [brought]);
  const address = addressSchema.safeParse(url.trim());
  const pick = ([file]: readonly File[]): void => {
    if (!file) return;
    const note = t`Brought in as evidence for ${item.tile.name}.`.slice(0, 1500);
    uploads.add(chosenIn([file]), { note, ...(address.success && { url: address.data }) });
    setKey(uploads.rows().find((one) => one.file === file)?.key ?? null);
  };
  if (whyNot !== null) return <p className="text-small text-dim">{whyNot}</p>;
  return (
    <>
      <p id={about} className="mb-2 text-small text-dim">
        {t`It is kept with its hash and becomes an item of the investigation, which the answer names.`}
      </p>
      <Field
        label={t`Where it was found, if known`}
        wrong={url === "" || address.success ? undefined : address.error.issues[0]?.message}
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <div className="mt-2">
        <PickFiles only onPick={pick}>
          {t`Choose a file`}
        </PickFiles>
      </div>
      {row && <OnItsWay row={row} />}
    </>
  );
}

function OnItsWay({ row }: { readonly row: Row }) {
  const refused = row.state === "done" && row.brought.every(({ state }) => state === "refused");
  if (row.state === "failed" || refused)
    return (
      <div className="mt-2">
        <Notice tone="bad">{saidOf(row)}</Notice>
      </div>
    );
  return (
    <output className="mt-2 block break-words text-small text-dim">
      {row.path}: {saidOf(row)}
    </output>
  );
}
