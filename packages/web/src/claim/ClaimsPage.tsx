// What parties claim, each on one line with what is proved, and what the evidence says of it.
import { plural, t } from "@lingui/core/macro";
import { listClaims, type ClaimsShown } from "@sightline/domain";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { useTitle } from "../desk/use-title.ts";
import { figure } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { ClaimForm } from "./ClaimForm.tsx";
import { ClaimRow } from "./ClaimRow.tsx";
import { ClaimsAxis } from "./ClaimsAxis.tsx";
import { VagueWords } from "./VagueWords.tsx";

export function ClaimsPage() {
  const { investigation } = useParams({ from: "/i/$investigation/claims" });
  const query = useAnswer(listClaims, { investigation }, ({ counting }) => counting);
  useTitle(t`Claims`);
  return (
    <Answered query={query} fetching={t`Fetching the claims …`}>
      {(value) => (
        <Page>
          <PageHead title={t`Claims`} actions={<Enter whyNot={value.whyNotState} />}>
            {t`What is claimed, beside what is proved. A minimum shows that there were so many; it never shows that there were no more.`}
          </PageHead>
          <Told value={value} investigation={investigation} />
          <Listed value={value} />
          <VagueWords words={value.vague} whyNot={value.whyNotAgree} />
        </Page>
      )}
    </Answered>
  );
}

function Told({ value, investigation }: { readonly value: ClaimsShown; readonly investigation: string }) {
  const { atLeast, maximumShown, counting, some } = value;
  return (
    <div className="mb-6 space-y-2">
      <p className="figures flex flex-wrap items-baseline gap-x-4">
        <Link to="/i/$investigation/count" params={{ investigation }} className="link font-semibold">
          {atLeast === null ? t`No number is proved` : t`At least ${figure(atLeast)} are proved`}
        </Link>
        {maximumShown !== null && (
          <span className="text-dim">
            {t`At most ${figure(maximumShown)} are shown, which says nothing of those who are not.`}
          </span>
        )}
      </p>
      {counting && <output className="block text-dim">{t`The number is being counted anew.`}</output>}
      {some && (
        <Notice tone="care" plain>
          {t`Some items here are not shown to you: all of this is of those that you see.`}
        </Notice>
      )}
    </div>
  );
}

function Listed({ value }: { readonly value: ClaimsShown }) {
  const { claims, items } = value;
  if (claims.length === 0)
    return (
      <p className="mt-8 max-w-prose text-dim">
        {t`Nothing is claimed here yet. A claim is what a party says of a number: who said it, where and when, in which words, and the figure, be it exact or only “hundreds”.`}
      </p>
    );
  return (
    <>
      <ClaimsAxis value={value} />
      <section aria-label={t`Claims listed`}>
        <p className="figures text-small text-dim">
          {plural(claims.length, { one: "# claim, oldest first", other: "# claims, oldest first" })}
        </p>
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {claims.map((claim) => (
            <ClaimRow key={claim.id} claim={claim} copy={items.find(({ id }) => id === claim.copy) ?? null} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Enter({ whyNot }: { readonly whyNot: string | null }) {
  const [open, setOpen] = useState(false);
  if (whyNot !== null) return <p className="text-small text-dim">{whyNot}</p>;
  return (
    <>
      <Button icon="plus" onClick={() => setOpen(true)}>{t`Enter a claim`}</Button>
      <Dialog title={t`Enter a claim`} open={open} onClose={() => setOpen(false)}>
        {open && <ClaimForm claim={null} onDone={() => setOpen(false)} />}
      </Dialog>
    </>
  );
}
