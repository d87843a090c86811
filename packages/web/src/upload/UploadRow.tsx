// One file on its way in: how far it is, what became of it, and what can be done with it.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { nameOf } from "@sightline/domain";
import { sizeOf } from "../desk/words.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { Button } from "../kit/Button.tsx";
import { List } from "../kit/List.tsx";
import { saidOf, type Row } from "./rows.ts";
import type { Uploads } from "./uploads.ts";

export function UploadRow({ row, uploads }: { row: Row; uploads: Uploads }) {
  const { key, path, bytes, sent, state } = row;
  const name = nameOf(path);
  const share = bytes === 0 ? 1 : sent / bytes;
  const isDone = state === "done";
  return (
    <li className="py-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <span className="min-w-0 break-words">
          <Named row={row} />
          <span className={`figures block text-small ${state === "failed" ? "text-bad" : "text-dim"}`}>
            {isDone ? saidOf(row) : t`${sizeOf(sent)} of ${sizeOf(bytes)}, ${saidOf(row)}`}
          </span>
        </span>
        <span className="flex flex-wrap gap-2">
          {state === "sending" && (
            <Button icon="pause" onClick={() => uploads.pause(key)}>
              <Trans>
                Pause<span className="sr-only"> {name}</span>
              </Trans>
            </Button>
          )}
          {state === "paused" && (
            <Button icon="play" onClick={() => uploads.goOn(key)}>
              <Trans>
                Resume<span className="sr-only"> {name}</span>
              </Trans>
            </Button>
          )}
          {state === "failed" && (
            <Button icon="undo" onClick={() => uploads.goOn(key)}>
              <Trans>
                Try again<span className="sr-only">, {name}</span>
              </Trans>
            </Button>
          )}
          {state !== "keeping" && (
            <Button
              icon="cross"
              aria-label={isDone ? t`Take ${name} off this list` : t`Give up ${name}`}
              onClick={() => void uploads.remove(key)}
            />
          )}
        </span>
      </div>
      {!isDone && (
        <progress
          className="mt-1.5 h-1.5 w-full accent-accent"
          value={share}
          max={1}
          aria-label={t`${name} is sent`}
        />
      )}
      {isDone && row.brought.length > 1 && <Refused row={row} />}
    </li>
  );
}

/** What is one item leads to it. */
function Named({ row }: { row: Row }) {
  const [only, ...more] = row.state === "done" ? row.brought : [];
  if (!only || more.length > 0 || only.state === "refused") return <>{row.path}</>;
  return (
    <ItemLink item={only.item} className="link">
      {row.path}
    </ItemLink>
  );
}

function Refused({ row }: { row: Extract<Row, { state: "done" }> }) {
  const refused = row.brought.filter((one) => one.state === "refused");
  return (
    <List className="mt-1">
      {refused.map(({ path, sentence }) => (
        <li key={path} className="break-words py-1 text-small">
          <span className="text-bad">{path}</span>: {sentence}
        </li>
      ))}
    </List>
  );
}
