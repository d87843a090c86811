// Every answer that was given about a pair, newest first.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { MemberName } from "../desk/members.tsx";
import { List } from "../kit/List.tsx";
import { Section } from "../kit/Section.tsx";
import { Time } from "../kit/Time.tsx";
import type { Shown } from "./Compare.tsx";
import { answers } from "./relation-words.ts";

type Props = { readonly history: Shown["history"]; readonly pair: Shown["pair"] };

export function History({ history, pair: { a, b } }: Props) {
  const nameOf = (id: string) => (id === a.id ? a.name : b.name);
  if (history.length === 0) return null;
  return (
    <Section title={t`Answers so far`}>
      <List ordered className="mt-2 text-small">
        {history.map(({ answer, compilation, by, token, at, reason }, place) => (
          <li key={`${place} ${at}`} className="py-1.5">
            {answer === null ? t`Reopened` : answers()[answer].says}
            {compilation !== null && `: ${nameOf(compilation)}`}
            <span className="text-dim">
              ,{" "}
              {token === null ? (
                <Trans>
                  <MemberName id={by} />, <Time at={at} />
                </Trans>
              ) : (
                <Trans>
                  <MemberName id={by} /> with the token “{token}”, <Time at={at} />
                </Trans>
              )}
              {reason === null ? "" : `: ${reason}`}
            </span>
          </li>
        ))}
      </List>
    </Section>
  );
}
