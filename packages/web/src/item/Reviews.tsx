// The verdict of an item: what each member said, how it follows from that, and the member's own word.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { judgementSchema, proposeChanges } from "@sightline/domain";
import { useState } from "react";
import { z } from "zod";
import { seenOfItem } from "../act/seen.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { openQuestions } from "./open-questions.ts";
import { Verdict, verdictSaid } from "./Verdict.tsx";
import { verdictBecause } from "./verdict-because.ts";

const VOIDED: Readonly<Record<ItemShown["voided"][number]["cause"], (question: string) => string>> = {
  answer: (question) => t`the answer to “${question}” changed`,
  wording: (question) => t`“${question}” asks something else`,
  evidence: (question) => t`an item was taken out that was evidence for the answer to “${question}”`,
};

export function Reviews({ item }: { item: ItemShown }) {
  const { tile, reviews, voided, mayNotReview, withdrawn } = item;
  return (
    <Section title={t`Verdict`}>
      <p className="mt-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <Verdict verdict={tile.verdict} />
        <span className="min-w-0">{verdictBecause(reviews)}</span>
      </p>
      {reviews.length + voided.length > 0 && (
        <List ordered className="mt-3">
          {voided.map(({ by, verdict, question, cause }, place) => (
            <li key={`void ${place}`} className="py-2 text-small text-dim">
              <Trans>
                {by} said {verdictSaid(verdict)}; void since {VOIDED[cause](question)}.
              </Trans>
            </li>
          ))}
          {reviews.map((review) => (
            <Review key={review.id} item={tile.id} review={review} now={item.checks.version} />
          ))}
        </List>
      )}
      {mayNotReview === null ? (
        <GiveVerdict item={item} />
      ) : (
        !withdrawn && <p className="mt-3 text-small text-dim">{mayNotReview}</p>
      )}
    </Section>
  );
}

type ReviewProps = {
  readonly item: string;
  readonly review: ItemShown["reviews"][number];
  /** The version of the questions that are asked now. */
  readonly now: number;
};

/** Versions are the entries that set them, as the journal numbers them. */
function underSaid(checks: number | null, now: number): string {
  if (checks === null) return t`Given where these questions were not asked.`;
  const which = checks === 0 ? t`the first questions` : t`the questions of entry ${checks}`;
  return checks === now ? t`Under ${which}, which are asked now.` : t`Under ${which}; others are asked now.`;
}

function Review({ item, review: { id, by, verdict, reason, mine, checks }, now }: ReviewProps) {
  const investigation = useInvestigation();
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_MARKS });
  return (
    <li className="py-2 text-small">
      {reason === "" ? (
        <Trans>
          <span className="font-medium">{by}</span> says {verdictSaid(verdict)}.
        </Trans>
      ) : (
        <Trans>
          <span className="font-medium">{by}</span> says {verdictSaid(verdict)}:{" "}
          <span className="break-words text-dim">{reason}</span>
        </Trans>
      )}
      <span className="figures block text-dim">{underSaid(checks, now)}</span>
      {mine && (
        <div>
          <AskWhy
            does={t`Take it back`}
            label={t`Take it back: your verdict, ${verdictSaid(verdict)}`}
            title={t`Take your verdict back?`}
            busy={busy}
            refusal={refusal?.sentence ?? null}
            onClose={forget}
            onSend={(said, close) =>
              void change(
                {
                  investigation,
                  reason: said,
                  changes: [{ verb: "review.withdraw", subject: item, payload: { review: id } }],
                },
                close,
              )
            }
          >
            {t`It is then as if you had not given one. The journal keeps both.`}
          </AskWhy>
        </div>
      )}
    </li>
  );
}

const asked = z.strictObject({
  verdict: judgementSchema,
  reason: z.string().min(1).max(20_000).meta({ lines: 4 }),
});

function GiveVerdict({ item }: { item: ItemShown }) {
  const investigation = useInvestigation();
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState(0);
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const own = item.reviews.findLast(({ mine }) => mine);
  const close = () => {
    setOpen(false);
    forget();
  };
  const draft = `verdict on ${item.tile.id}`;
  const waiting = openQuestions(item.checks);
  const does = own ? t`Change your verdict` : t`Give a verdict`;
  return (
    <>
      <Button
        icon="check"
        className="mt-3"
        onClick={() => {
          setSeen(seenOfItem(investigation, item.tile.id));
          setOpen(true);
        }}
      >
        {does}
      </Button>
      <Dialog title={t`Your verdict on ${item.tile.name}`} open={open} onClose={close}>
        <p className="mb-4 mt-2">
          {t`It takes two members who say verified, and none who disagrees.`}{" "}
          {waiting ?? t`Every question is answered.`}
        </p>
        {open && (
          <Form
            schema={asked}
            labels={{ verdict: t`Verdict`, reason: t`Why` }}
            hints={{ reason: t`What you looked at, and what it shows.` }}
            {...(own && { given: { verdict: own.verdict, reason: own.reason } })}
            does={does}
            draft={draft}
            busy={busy}
            refusal={refusal?.sentence ?? null}
            onSend={(payload) =>
              void change(
                {
                  investigation,
                  draft,
                  ...(seen > 0 && { seen }),
                  changes: [{ verb: "item.review", subject: item.tile.id, payload }],
                },
                close,
              )
            }
          />
        )}
      </Dialog>
    </>
  );
}
