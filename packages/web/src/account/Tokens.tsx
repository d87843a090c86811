// The tokens of an account: those that hold, making one, which is shown once, and revoking.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { listInvestigations, listTokens, makeToken, revokeToken } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { useAnswer } from "../api.ts";
import { Button } from "../kit/Button.tsx";
import { Check } from "../kit/Check.tsx";
import { Form } from "../kit/Form.tsx";
import { List } from "../kit/List.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Section } from "../kit/Section.tsx";
import { Time } from "../kit/Time.tsx";
import { useChange } from "../use-change.ts";
import { DAYS, mayDo } from "./token-words.ts";

type Token = z.infer<typeof listTokens.answer>["tokens"][number];
type Named = { readonly id: string; readonly name: string };

export function Tokens() {
  const [asks, setAsks] = useState(false);
  const [value, setValue] = useState<string | null>(null);
  const listed = useAnswer(listTokens, {}).data;
  const known = useAnswer(listInvestigations, {}).data;
  const investigations = known?.ok ? known.value.investigations : [];
  const told = (next: string): void => {
    setValue(next);
    setAsks(false);
  };
  return (
    <Section
      title={t`Tokens`}
      aside={!asks && <Button onClick={() => setAsks(true)}>{t`Make a token`}</Button>}
    >
      <p className="mt-1 max-w-prose text-dim">
        <Trans>
          A program comes in with one in your place. It never may more than you, and what it writes names it.{" "}
          <Link to="/api-description" className="link">
            What programs can ask
          </Link>
        </Trans>
      </p>
      {value !== null && <Told value={value} onKept={() => setValue(null)} />}
      {asks && <Making investigations={investigations} onMade={told} onCancel={() => setAsks(false)} />}
      {listed && !listed.ok && <Notice tone="bad">{listed.refusal.sentence}</Notice>}
      {listed?.ok && <Listed tokens={listed.value.tokens} investigations={investigations} />}
    </Section>
  );
}

const Told = ({ value, onKept }: { readonly value: string; readonly onKept: () => void }) => (
  <div className="mt-3">
    <Notice tone="care">{t`Copy it now: it is shown this once, and kept nowhere.`}</Notice>
    <output className="my-3 block break-all font-mono">{value}</output>
    <Button onClick={onKept}>{t`I have it`}</Button>
  </div>
);

type ListedProps = { readonly tokens: readonly Token[]; readonly investigations: readonly Named[] };

function Listed({ tokens, investigations }: ListedProps) {
  const { busy, refusal, change } = useChange(revokeToken, { invalidates: [listTokens] });
  if (tokens.length === 0) return null;
  const nameOf = (id: string): string => investigations.find((one) => one.id === id)?.name ?? id;
  return (
    <>
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
      <List className="mt-3">
        {tokens.map((token) => (
          <li key={token.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2.5">
            <span className="min-w-0">
              <span className="font-medium break-words">{token.name}</span>{" "}
              <span className="text-dim">
                {mayDo(token)} {token.investigations.map(nameOf).join(", ")}
              </span>
              <span className="figures block text-small text-dim">
                {token.usedAt === null ? (
                  <Trans>
                    made <Time at={token.at} />, holds until <Time at={token.until} />, never used
                  </Trans>
                ) : (
                  <Trans>
                    made <Time at={token.at} />, holds until <Time at={token.until} />, last used{" "}
                    <Time at={token.usedAt} />
                  </Trans>
                )}
              </span>
            </span>
            <Button
              off={busy}
              aria-label={t`Revoke ${token.name}`}
              onClick={() => void change({ token: token.id })}
            >
              {t`Revoke`}
            </Button>
          </li>
        ))}
      </List>
    </>
  );
}

const shape = z.object({
  name: z.string(),
  media: z.boolean(),
  write: z.boolean(),
  holds: z.enum(Object.keys(DAYS)),
  password: z.string(),
});

type MakingProps = {
  readonly investigations: readonly Named[];
  readonly onMade: (value: string) => void;
  readonly onCancel: () => void;
};

function Making({ investigations, onMade, onCancel }: MakingProps) {
  const [only] = investigations.length === 1 ? investigations : [];
  const [chosen, setChosen] = useState<readonly string[]>(only ? [only.id] : []);
  const { busy, refusal, change } = useChange(makeToken, { invalidates: [listTokens] });
  return (
    <div className="mt-4 space-y-4">
      <fieldset className="space-y-1">
        <legend>{t`In which investigations`}</legend>
        {investigations.map(({ id, name }) => (
          <Check
            key={id}
            on={chosen.includes(id)}
            onToggle={(on) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
          >
            {name}
          </Check>
        ))}
      </fieldset>
      <Form
        schema={shape}
        labels={{
          name: t`What it is for`,
          media: t`It may be shown pictures and films`,
          write: t`It may write what you may write`,
          holds: t`For how long it holds`,
          password: t`Your password`,
        }}
        fills={{ password: "current-password" }}
        does={t`Make the token`}
        busy={busy}
        whyNot={chosen.length === 0 ? t`Choose at least one investigation.` : null}
        refusal={refusal?.sentence ?? null}
        onSend={({ holds, ...given }) =>
          void change({ ...given, investigations: [...chosen], days: DAYS[holds] ?? 1 }, ({ value }) =>
            onMade(value),
          )
        }
      />
      <Button look="link" onClick={onCancel}>
        {t`Cancel`}
      </Button>
    </div>
  );
}
