// One statement: the words and in what they can be read, what is said with them, and who stands behind it.
import { t } from "@lingui/core/macro";
import {
  proposeChanges,
  type Change,
  type Sayings,
  type SaidShown,
  type StatementShown,
} from "@sightline/domain";
import { useState } from "react";
import { ItemLink } from "../desk/ItemLink.tsx";
import { useWhyNot } from "../desk/may.ts";
import { Stands } from "../desk/Stands.tsx";
import { BY_STATEMENTS } from "../desk/touched.ts";
import { instantOf, listOf } from "../desk/words.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Badge } from "../kit/Badge.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";
import { StatementForm } from "./StatementForm.tsx";

type Props = {
  readonly statement: StatementShown;
  /** Of its item. */
  readonly name: string;
  readonly sayings: Sayings;
};

export function StatementRow({ statement, name, sayings }: Props) {
  const { id, item, startUs, endUs, attributes, captivity, note, words, whyUncounted } = statement;
  const { version, heard, reviewedBy } = statement;
  const back: Change = { verb: "statement.withdraw", subject: id, payload: { only: "review" } };
  return (
    <li data-statement={id} className="grid gap-x-8 gap-y-3 py-5 md:grid-cols-2">
      <div className="min-w-0 space-y-2">
        {words.map((one) => (
          <Words key={one.id} words={one} />
        ))}
        {words.length === 0 && <p className="text-care">{t`Nothing is written down there any more.`}</p>}
        <p className="text-small">
          <ItemLink item={item} atUs={startUs}>
            {name}
          </ItemLink>{" "}
          <span className="figures text-dim">{`${instantOf(startUs)} – ${instantOf(endUs)}`}</span>
        </p>
      </div>
      <div className="min-w-0 space-y-2">
        <h3 className="break-words font-medium">{listOf(attributes)}</h3>
        {captivity && (
          <p>
            <Badge look={{ word: t`Spoken in captivity`, icon: "alert", tone: "care" }} />
          </p>
        )}
        {note !== null && <p className="whitespace-pre-wrap break-words text-small">{note}</p>}
        {whyUncounted !== null && (
          <p className="text-small text-care">{t`It counts in no number: ${whyUncounted}.`}</p>
        )}
        <Stands
          shown={statement}
          unseen={t`Nobody has confirmed yet that it is said so`}
          confirm={t`It is said so`}
          called={listOf(attributes)}
          review={{ verb: "statement.review", subject: id, payload: { version, heard } }}
          back={reviewedBy === null ? null : back}
          invalidates={BY_STATEMENTS}
        >
          <Acts statement={statement} sayings={sayings} />
        </Stands>
      </div>
    </li>
  );
}

const Words = ({ words }: { readonly words: SaidShown["statements"][number]["words"][number] }) => (
  <blockquote className="border-l-2 border-line pl-3">
    <p lang={words.language} dir="auto" className="whitespace-pre-wrap break-words">
      {words.text}
    </p>
    {words.translations.map((one) => (
      <p
        key={`${one.language} ${one.text}`}
        lang={one.language}
        dir="auto"
        className="whitespace-pre-wrap break-words text-dim"
      >
        {one.text}
        {one.reviewedBy === null && (
          <span className="text-small text-care">{` (${t`no second reader yet`})`}</span>
        )}
      </p>
    ))}
  </blockquote>
);

function Acts({ statement, sayings }: Pick<Props, "statement" | "sayings">) {
  const { id, attributes } = statement;
  const investigation = useInvestigation();
  const [open, setOpen] = useState(false);
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_STATEMENTS });
  const says = listOf(attributes);
  const withdraw: Change = { verb: "statement.withdraw", subject: id, payload: { only: "statement" } };
  if (useWhyNot("statement.correct") !== null) return null;
  return (
    <>
      <Button look="link" aria-label={t`Correct the statement: ${says}`} onClick={() => setOpen(true)}>
        {t`Correct`}
      </Button>
      <Dialog title={t`Correct the statement: ${says}`} open={open} onClose={() => setOpen(false)}>
        {open && <StatementForm said={statement} sayings={sayings} onDone={() => setOpen(false)} />}
      </Dialog>
      <AskWhy
        does={t`Withdraw`}
        label={t`Withdraw the statement: ${says}`}
        title={t`Withdraw the statement: ${says}`}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onClose={forget}
        onSend={(reason, close) => void change({ investigation, changes: [withdraw], reason }, close)}
      >
        {t`It is listed no more, and counts no more. What it was stays in the journal.`}
      </AskWhy>
    </>
  );
}
