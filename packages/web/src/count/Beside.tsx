// What stands beside the number and is never added to it: what is said in the footage, and what others claim.
import { plural, t } from "@lingui/core/macro";
import type { ClaimsShown, SaidShown } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { figureSaid, meaningSaid, relationLook } from "../claim/figure-words.ts";
import { figure } from "../desk/words.ts";
import { Badge } from "../kit/Badge.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Section } from "../kit/Section.tsx";

type Props = { readonly said: SaidShown | null; readonly claims: ClaimsShown | null };

const LIST = "mt-3 divide-y divide-line border-y border-line";
const ROW = "grid grid-cols-[3.5rem_minmax(0,1fr)] items-baseline gap-x-4 py-2.5";

export function Beside({ said, claims }: Props) {
  const heard = said?.attributes.filter(({ footage }) => footage.atLeast > 0) ?? [];
  const claimed = claims?.claims ?? [];
  if (heard.length === 0 && claimed.length === 0) return null;
  return (
    <div className="mt-14 grid items-start gap-x-16 gap-y-10 border-t border-ink pt-6 lg:grid-cols-2">
      {heard.length > 0 && (
        <Section title={t`What is said`} aside={<To page="/i/$investigation/said">{t`Each statement`}</To>}>
          <ul className={LIST}>
            {heard.map(({ attribute, footage, people }) => (
              <li key={attribute} className={ROW}>
                <p className="figures heading text-title leading-none">{figure(footage.atLeast)}</p>
                <div className="figures">
                  <p className="break-words font-medium leading-snug">{attribute}</p>
                  <p className="text-small text-dim">
                    {plural(footage.atLeast, {
                      one: "distinct piece of verified footage in which it is said",
                      other: "distinct pieces of verified footage in which it is said",
                    })}
                  </p>
                  {people !== null && (
                    <p className="text-small text-dim">
                      {plural(people, { one: "By at least # person", other: "By at least # people" })}
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {claimed.length > 0 && (
        <Section
          title={t`What others claim`}
          aside={<To page="/i/$investigation/claims">{t`Each claim`}</To>}
        >
          <ul className={LIST}>
            {claimed.map((claim) => (
              <li
                key={claim.id}
                className="figures flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5"
              >
                <p className="min-w-0 break-words leading-snug">
                  <span className="font-medium">{t`${claim.party}: ${figureSaid(claim.figure)}`}</span>{" "}
                  <span className="text-small text-dim">{meaningSaid(claim)}</span>
                </p>
                <Badge look={relationLook()[claim.finding.says]} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

type ToProps = {
  readonly page: "/i/$investigation/said" | "/i/$investigation/claims";
  readonly children: string;
};

const To = ({ page, children }: ToProps) => (
  <Link className="link text-small" to={page} params={{ investigation: useInvestigation() }}>
    {children}
  </Link>
);
