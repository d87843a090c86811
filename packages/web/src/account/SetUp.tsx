// The first account of the desk: its owner's, who came in by the one-time link.
import { t } from "@lingui/core/macro";
import { PASSWORD_LEAST, setUp } from "@sightline/domain";
import { z } from "zod";
import { useTitle } from "../desk/use-title.ts";
import { Form } from "../kit/Form.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { useChange } from "../use-change.ts";
import { useComingIn } from "./use-coming-in.ts";

const shape = z.object({
  name: z.string(),
  email: z.email({ error: () => t`is not an address` }),
  password: z.string(),
});
export const passwordHint = () =>
  t`${PASSWORD_LEAST} characters at least. Some words in a row are easy to keep and hard to guess.`;

export function SetUp() {
  useTitle(t`Set up accounts`);
  const comeIn = useComingIn();
  const { busy, refusal, change } = useChange(setUp, { invalidates: [] });
  return (
    <Page alone>
      <PageHead title={t`Set up accounts`}>
        {t`For a team: you make the owner’s account, and then invite others, each with an account of their own. The one-time link goes on opening the desk on this machine.`}
      </PageHead>
      <Form
        schema={shape}
        labels={{ name: t`Your name`, email: t`E-mail address`, password: t`Password` }}
        hints={{ email: t`You sign in with it. Nothing is sent there.`, password: passwordHint() }}
        fills={{ name: "name", email: "username", password: "new-password" }}
        does={t`Make the owner’s account`}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onSend={(given) => void change(given, ({ proof }) => comeIn(proof, "/settings"))}
      />
    </Page>
  );
}
