// Keeps what is asked for now as a view, changes the name of one or with whom it is shared, or removes it.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import {
  changeView,
  keepView,
  listViews,
  removeView,
  viewNameSchema,
  type ViewShown,
} from "@sightline/domain";
import { z } from "zod";
import { useWhyNot } from "../desk/may.ts";
import type { AskedSearch } from "../item/asked.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { useChange } from "../use-change.ts";

export type Doing =
  | { readonly what: "keep"; readonly search: AskedSearch }
  | { readonly what: "change" | "remove"; readonly view: ViewShown };

type Props = { readonly doing: Doing; readonly onClose: () => void };

export function ViewDialog({ doing, onClose }: Props) {
  switch (doing.what) {
    case "keep":
      return <Keeping search={doing.search} onClose={onClose} />;
    case "change":
      return <Changing view={doing.view} onClose={onClose} />;
    case "remove":
      return <Removing view={doing.view} onClose={onClose} />;
  }
}

const INVALIDATES = { invalidates: [listViews] };

function Keeping({ search, onClose }: { readonly search: AskedSearch; readonly onClose: () => void }) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(keepView, INVALIDATES);
  return (
    <Dialog title={t`Keep this view`} open onClose={onClose}>
      <p className="mb-4">
        {Object.keys(search).length === 0
          ? t`Nothing is filtered now: this view shows all items, by name, as tiles.`
          : t`The filters, words, order and form that are shown now are kept. Which items fit is found anew each time, for whoever looks.`}
      </p>
      <Naming
        does={t`Keep it`}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onSend={(named) => void change({ investigation, search, ...named }, onClose)}
      />
    </Dialog>
  );
}

type OfView = { readonly view: ViewShown; readonly onClose: () => void };

function Changing({ view, onClose }: OfView) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(changeView, INVALIDATES);
  return (
    <Dialog title={t`Change this view`} open onClose={onClose}>
      <Naming
        given={view}
        does={t`Change it`}
        busy={busy}
        refusal={refusal?.sentence ?? null}
        onSend={(named) => void change({ investigation, view: view.id, ...named }, onClose)}
      />
    </Dialog>
  );
}

function Removing({ view, onClose }: OfView) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(removeView, INVALIDATES);
  return (
    <Dialog
      title={t`Remove this view?`}
      open
      onClose={onClose}
      actions={
        <Button off={busy} onClick={() => void change({ investigation, view: view.id }, onClose)}>
          {t`Remove it`}
        </Button>
      }
    >
      <p>
        {view.shared ? (
          <Trans>
            <bdi className="font-medium">{view.name}</bdi> goes for everybody who works on this investigation.
            The items stay as they are.
          </Trans>
        ) : (
          <Trans>
            <bdi className="font-medium">{view.name}</bdi> goes from your list. The items stay as they are.
          </Trans>
        )}
      </p>
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
    </Dialog>
  );
}

type Named = { readonly name: string; readonly shared: boolean };
type NamingProps = {
  readonly given?: Named;
  readonly does: string;
  readonly busy: boolean;
  readonly refusal: string | null;
  readonly onSend: (named: Named) => void;
};

const own = z.strictObject({ name: viewNameSchema });
const shareable = own.extend({ shared: z.boolean() });

/** Whoever may say nothing to others shares nothing with them. */
function Naming({ given, onSend, ...rest }: NamingProps) {
  const mayShare = useWhyNot("comment.say") === null;
  const { name = "", shared = false } = given ?? {};
  return mayShare ? (
    <Form
      {...rest}
      schema={shareable}
      labels={{ name: t`Name`, shared: t`Shared with all who work on this investigation` }}
      given={{ name, shared }}
      onSend={onSend}
    />
  ) : (
    <Form
      {...rest}
      schema={own}
      labels={{ name: t`Name` }}
      given={{ name }}
      onSend={({ name: typed }) => onSend({ name: typed, shared: false })}
    />
  );
}
