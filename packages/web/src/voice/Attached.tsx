// To what a voice is attached, as links; and the other way round, the voices that are attached to a claim, an item or an event.
import { t } from "@lingui/core/macro";
import { listVoices, type Attached as Thing, type VoiceShown } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useAnswer } from "../api.ts";
import { ItemLink } from "../desk/ItemLink.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { voiceTitle } from "./voice-words.ts";

export type Named = VoiceShown["attached"][number];

export function attachedSaid({ kind, name }: Named): string {
  switch (kind) {
    case "claim":
      return t`the claim of ${name}`;
    case "group":
      return t`the event ${name}`;
    case "item":
      return name;
  }
}

export function AttachedLink({ one }: { readonly one: Named }) {
  const investigation = useInvestigation();
  const { kind, id } = one;
  if (kind === "item") return <ItemLink item={id}>{attachedSaid(one)}</ItemLink>;
  const to =
    kind === "claim"
      ? ({ to: "/i/$investigation/claims", hash: `claim-${id}` } as const)
      : ({ to: "/i/$investigation/events", hash: `event-${id}` } as const);
  return (
    <Link {...to} params={{ investigation }} className="link">
      {attachedSaid(one)}
    </Link>
  );
}

/** Nothing where none is: whoever enters one does so on its own page. */
export function VoicesOf({ kind, id, className = "mt-2" }: Thing & { readonly className?: string }) {
  const investigation = useInvestigation();
  const { data } = useAnswer(listVoices, { investigation });
  const all = data?.ok ? data.value.voices : [];
  const voices = all.filter(({ said }) => said.about.some((one) => one.kind === kind && one.id === id));
  if (voices.length === 0) return null;
  return (
    <div data-voices className={`text-small ${className}`}>
      <p className="text-dim">{t`What others say of it`}</p>
      <ul className="mt-1 space-y-1">
        {voices.map((voice) => (
          <li key={voice.id} className="break-words border-l-2 border-line pl-2">
            <Link
              to="/i/$investigation/voices"
              params={{ investigation }}
              hash={`voice-${voice.id}`}
              className="link"
            >
              {voiceTitle(voice.said)}
            </Link>
            {voice.said.kind !== "context" && (
              <span className="line-clamp-2 whitespace-pre-wrap text-dim">{voice.said.text}</span>
            )}
            {voice.reviewedBy === null && <span className="block text-care">{t`Not reviewed yet`}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
