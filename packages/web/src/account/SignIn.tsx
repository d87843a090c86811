// Signing in with an account: address and password, then a code where the account has a second factor.
import { t } from "@lingui/core/macro";
import { giveSecondFactor, signIn } from "@sightline/domain";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { useTitle } from "../desk/use-title.ts";
import { Choose } from "../kit/Choose.tsx";
import { Form } from "../kit/Form.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useChange } from "../use-change.ts";
import { useComingIn } from "./use-coming-in.ts";

const passwordShape = z.object({
  email: z.email({ error: () => t`is not an address` }),
  password: z.string(),
});

export function SignIn() {
  useTitle(t`Sign in`);
  const { to } = useSearch({ from: "/sign-in" });
  const comeIn = useComingIn();
  const [waits, setWaits] = useState(false);
  const { busy, refusal, change } = useChange(signIn, { invalidates: [] });
  if (waits) return <SecondFactor to={to} onAgain={() => setWaits(false)} />;
  return (
    <Page alone>
      <PageHead title={t`Sign in`} />
      <Form
        schema={passwordShape}
        labels={{ email: t`E-mail address`, password: t`Password` }}
        fills={{ email: "username", password: "current-password" }}
        does={t`Sign in`}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onSend={(given) =>
          void change(given, ({ proof }) => (proof === null ? setWaits(true) : comeIn(proof, to)))
        }
      />
      <p className="mt-6 max-w-prose text-small text-dim">
        {t`You have no account, or forgot your password? An owner of the investigation invites you, and whoever runs the desk gives you a link for a new password.`}
      </p>
    </Page>
  );
}

const kinds = () => ({ app: t`Code of the app`, backup: t`Backup code` });
const codeShape = z.object({ code: z.string() });

/** After a right password, here and where an invitation was taken. */
export function SecondFactor({ to, onAgain }: { readonly to?: unknown; readonly onAgain?: () => void }) {
  const comeIn = useComingIn();
  const [kind, setKind] = useState<keyof ReturnType<typeof kinds>>("app");
  const { busy, refusal, change } = useChange(giveSecondFactor, { invalidates: [] });
  const isOver = refusal?.code === "sign-in-again";
  return (
    <Page alone>
      <PageHead title={t`Your second factor`}>
        {kind === "app"
          ? t`Open the app that you set up, and type the six digits that it shows for this desk.`
          : t`Type one of the codes that you wrote down. Each opens the door once.`}
      </PageHead>
      <div className="mb-5">
        <Choose legend={t`What you have`} options={kinds()} chosen={kind} onChoose={setKind} />
      </div>
      <Form
        key={kind}
        schema={codeShape}
        labels={{ code: kinds()[kind] }}
        fills={{ code: "one-time-code" }}
        does={isOver && onAgain ? t`Give the password again` : t`Go on`}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onSend={({ code }) =>
          isOver && onAgain ? onAgain() : void change({ kind, code }, ({ proof }) => comeIn(proof, to))
        }
      />
    </Page>
  );
}
