// The versions of the questions: who set them when and why, and how many verdicts that stand were given under each.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { SettingsShown } from "@sightline/domain";
import { listOf } from "../desk/words.ts";
import { useMemberName } from "../desk/members.tsx";
import { List } from "../kit/List.tsx";
import { Section } from "../kit/Section.tsx";
import { Time } from "../kit/Time.tsx";

type Props = { readonly settings: SettingsShown };

export function Versions({ settings: { versions, version: now } }: Props) {
  const nameOf = useMemberName();
  return (
    <Section title={t`Versions of the questions`}>
      <List ordered className="mt-3">
        {versions.map(({ version, at, by, reason, questions, verdicts }) => (
          <li key={version} className="py-2.5 text-small">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <span className="figures font-medium">
                {version === 0 ? t`The first questions` : t`Entry ${version}`}
              </span>
              {version === now && <span className="text-good">{t`asked now`}</span>}
              <span className="figures text-dim">
                {plural(verdicts, {
                  one: "# verdict stands that was given under it",
                  other: "# verdicts stand that were given under it",
                })}
              </span>
            </p>
            {at !== null && (
              <p className="text-dim">
                {by !== null && nameOf !== null ? (
                  <Trans>
                    Set <Time at={at} />, by {nameOf(by)}
                  </Trans>
                ) : (
                  <Trans>
                    Set <Time at={at} />
                  </Trans>
                )}
                {reason !== null && `: ${reason}`}
              </p>
            )}
            <p className="break-words">{listOf(questions)}.</p>
          </li>
        ))}
      </List>
    </Section>
  );
}
