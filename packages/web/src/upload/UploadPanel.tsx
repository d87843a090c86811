// Bringing files in: what was chosen with where it was found, and each file on its way until it is kept.
import { plural, t } from "@lingui/core/macro";
import { Plural, Trans } from "@lingui/react/macro";
import {
  listItems,
  listUploads,
  listWanted,
  provenanceSchema,
  type Provenance,
  type Upload,
} from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { keyOf } from "../api.ts";
import { sizeOf } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import type { Filled } from "../kit/fields-of.ts";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { PickFiles } from "../kit/PickFiles.tsx";
import { Section } from "../kit/Section.tsx";
import { chosenIn, type Chosen } from "./dropped.ts";
import { provenanceHints, provenanceLabels } from "./provenance-words.ts";
import { doneOf } from "./rows.ts";
import { UploadRow } from "./UploadRow.tsx";
import { uploadsFor } from "./uploads.ts";

type Props = {
  readonly chosen: readonly Chosen[];
  readonly onChoose: (chosen: readonly Chosen[]) => void;
  /** Where they were found, as far as it is known. */
  readonly given: Provenance | undefined;
  /** What the desk has of this member from before. */
  readonly left: readonly Upload[];
  readonly onClose: () => void;
};

const MOST_NAMED = 8;

export function UploadPanel({ chosen, given, onChoose, left, onClose }: Props) {
  const investigation = useInvestigation();
  const queries = useQueryClient();
  const uploads = uploadsFor(investigation);
  const rows = useSyncExternalStore(uploads.subscribe, uploads.rows);
  const [batch, setBatch] = useState(0);
  useEffect(() => {
    uploads.left(left);
    return uploads.whenBrought(() => {
      for (const one of [listItems, listUploads, listWanted])
        void queries.invalidateQueries({ queryKey: keyOf(one) });
    });
  }, [uploads, left, queries]);
  const pick = (files: readonly File[]): void => onChoose([...chosen, ...chosenIn(files)]);
  const isBusy = rows.some(({ state }) => ["waiting", "sending", "keeping"].includes(state));
  return (
    <Section
      title={t`Bring in`}
      main
      className="panel mb-8 p-5"
      aside={isBusy ? null : <Close onClose={onClose} />}
    >
      <p className="mt-1 max-w-prose text-dim">
        {t`Drag photos, videos, folders or ZIPs anywhere on this page, or choose them. A ZIP is opened, and each file in it is an item.`}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <PickFiles onPick={pick}>{t`Choose files`}</PickFiles>
        <PickFiles folder onPick={pick}>
          {t`Choose a folder`}
        </PickFiles>
      </div>
      {chosen.length > 0 && (
        <div className="mt-5">
          <h3 className="font-medium">
            <Trans>
              <Plural value={chosen.length} one="# file" other="# files" /> chosen,{" "}
              {sizeOf(chosen.reduce((sum, { file }) => sum + file.size, 0))}
            </Trans>
          </h3>
          <List className="mt-1">
            {chosen.slice(0, MOST_NAMED).map(({ path }, i) => (
              <li key={`${i} ${path}`} className="break-words py-0.5 text-small">
                {path}
              </li>
            ))}
            {chosen.length > MOST_NAMED && (
              <li className="py-0.5 text-small text-dim">
                <Trans>and {chosen.length - MOST_NAMED} more</Trans>
              </li>
            )}
          </List>
          <p className="my-3 max-w-prose text-dim">
            {t`What is said here is kept with each of them as its source.`}
          </p>
          <Form
            key={`${batch} ${given?.url ?? ""}`}
            {...(given && { given: given as Filled })}
            schema={provenanceSchema}
            labels={provenanceLabels()}
            hints={provenanceHints()}
            draft="where it was found"
            endsDraft
            does={t`Bring in ${plural(chosen.length, { one: "# file", other: "# files" })}`}
            onSend={(provenance) => {
              uploads.add(chosen, provenance);
              onChoose([]);
              setBatch(batch + 1);
            }}
          />
        </div>
      )}
      {rows.length > 0 && (
        <>
          <output className="figures mt-5 block text-dim">
            <Trans>
              {doneOf(rows)} of <Plural value={rows.length} one="# file" other="# files" /> brought in
            </Trans>
          </output>
          <List className="mt-2">
            {rows.map((row) => (
              <UploadRow key={row.key} row={row} uploads={uploads} />
            ))}
          </List>
        </>
      )}
    </Section>
  );
}

const Close = ({ onClose }: { onClose: () => void }) => (
  <Button icon="cross" aria-label={t`Close`} onClick={onClose} />
);
