// What members say to each other about an item.
import { plural, t } from "@lingui/core/macro";
import { proposeChanges, showItem } from "@sightline/domain";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { useWhyNot } from "../desk/may.ts";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { List } from "../kit/List.tsx";
import { Section } from "../kit/Section.tsx";
import { Time } from "../kit/Time.tsx";
import { useChange } from "../use-change.ts";
import type { ItemShown } from "./ItemPage.tsx";
import { firstShown, commentOf } from "./newest-comments.ts";

const asked = z.strictObject({ text: z.string().min(1).max(10_000).meta({ lines: 3 }) });
const TOUCHED = [showItem];

export function Comments({ item: { tile, comments, withdrawn } }: { item: ItemShown }) {
  const investigation = useInvestigation();
  const whyNot = useWhyNot("comment.say");
  const { busy, refusal, change } = useChange(proposeChanges, { invalidates: TOUCHED });
  const { inbox } = useSearch({ from: "/i/$investigation/items/$item" });
  const [more, setMore] = useState(0);
  const first = firstShown(comments, more, commentOf(inbox));
  if (whyNot !== null && comments.length === 0) return null;
  return (
    <Section title={t`Comments`}>
      {first > 0 && (
        <Button look="link" className="mt-2 text-small" onClick={() => setMore(more + 1)}>
          {plural(first, { one: "Show # earlier comment", other: "Show earlier comments, of # more" })}
        </Button>
      )}
      {comments.length > 0 && (
        <List ordered className="mt-2">
          {comments.slice(first).map((comment) => (
            <Comment key={comment.id} item={tile.id} comment={comment} />
          ))}
        </List>
      )}
      {!withdrawn && (
        <div className="mt-3">
          <Form
            key={comments.length}
            schema={asked}
            labels={{ text: t`Comment` }}
            hints={{ text: t`@ and a member’s id speaks to that member.` }}
            does={t`Say it`}
            draft={`comment on ${tile.id}`}
            busy={busy}
            whyNot={whyNot}
            refusal={refusal?.sentence ?? null}
            onSend={(payload) =>
              void change({
                investigation,
                draft: t`comment on ${tile.id}`,
                changes: [{ verb: "comment.say", subject: tile.id, payload }],
              })
            }
          />
        </div>
      )}
    </Section>
  );
}

type CommentProps = { readonly item: string; readonly comment: ItemShown["comments"][number] };

function Comment({ item, comment: { id, by, at, text, mine } }: CommentProps) {
  const investigation = useInvestigation();
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: TOUCHED });
  return (
    <li className="py-2 text-small">
      <span className="font-medium">{by}</span>, <Time at={at} />
      <p className="whitespace-pre-wrap break-words text-base">{text}</p>
      {mine && (
        <AskWhy
          does={t`Take it back`}
          label={t`Take it back: this comment`}
          title={t`Take this comment back?`}
          busy={busy}
          refusal={refusal?.sentence ?? null}
          onClose={forget}
          onSend={(reason, close) =>
            void change(
              {
                investigation,
                reason,
                changes: [{ verb: "comment.withdraw", subject: item, payload: { comment: id } }],
              },
              close,
            )
          }
        >
          {t`It is not shown any more. The journal keeps it.`}
        </AskWhy>
      )}
    </li>
  );
}
