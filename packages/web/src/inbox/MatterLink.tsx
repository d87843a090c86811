// The way to where a matter is looked at, which knows the way back.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { MatterShown } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import type { Ref } from "react";
import { Icon } from "../kit/Icon.tsx";
import { useInvestigation } from "../kit/investigation.ts";

type Props = {
  readonly matter: MatterShown;
  readonly current: boolean;
  /** The id of what is asked. */
  readonly describedBy: string;
  readonly ref: Ref<HTMLAnchorElement>;
};

export function MatterLink({ matter, current, describedBy, ref }: Props) {
  const investigation = useInvestigation();
  const { key, asked, tiles, atUs } = matter;
  const shared = { "aria-describedby": describedBy, className: "button", ref };
  const hotkey = current && <kbd className="key text-ink">{t`O`}</kbd>;
  if (asked.kind === "pair")
    return (
      <Link {...shared} to="/i/$investigation/pairs/$a/$b" params={{ investigation, a: asked.a, b: asked.b }}>
        <Trans>
          Compare <Icon name="right" size={15} /> {hotkey}
        </Trans>
      </Link>
    );
  if (asked.kind === "conflict")
    return (
      <Link {...shared} to="/i/$investigation/count" params={{ investigation }}>
        <Trans>
          See it in the count <Icon name="right" size={15} /> {hotkey}
        </Trans>
      </Link>
    );
  if (asked.kind === "described")
    return (
      <Link {...shared} to="/i/$investigation/events" params={{ investigation }}>
        <Trans>
          See it among the events <Icon name="right" size={15} /> {hotkey}
        </Trans>
      </Link>
    );
  if (asked.kind === "claim" || asked.kind === "finding")
    return (
      <Link {...shared} to="/i/$investigation/claims" params={{ investigation }}>
        <Trans>
          See it among the claims <Icon name="right" size={15} /> {hotkey}
        </Trans>
      </Link>
    );
  if (asked.kind === "statement")
    return (
      <Link {...shared} to="/i/$investigation/said" params={{ investigation }}>
        <Trans>
          See it among the statements <Icon name="right" size={15} /> {hotkey}
        </Trans>
      </Link>
    );
  if (asked.kind === "voice")
    return (
      <Link
        {...shared}
        to="/i/$investigation/voices"
        params={{ investigation }}
        hash={`voice-${asked.voice}`}
      >
        <Trans>
          See it among the voices <Icon name="right" size={15} /> {hotkey}
        </Trans>
      </Link>
    );
  const [first] = tiles;
  if (!first) return null;
  if (asked.kind === "blind")
    return (
      <Link
        {...shared}
        to="/i/$investigation/items/$item/blind/$blind"
        params={{ investigation, item: first.id, blind: asked.blind }}
      >
        <Trans>
          Look at it <Icon name="right" size={15} /> {hotkey}
        </Trans>
      </Link>
    );
  if (asked.kind === "translation")
    return (
      <Link
        {...shared}
        to="/i/$investigation/items/$item/transcript"
        params={{ investigation, item: first.id }}
        search={{ inbox: key, ...(atUs !== null && { at: atUs }) }}
      >
        <Trans>
          Look at it <Icon name="right" size={15} /> {hotkey}
        </Trans>
      </Link>
    );
  return (
    <Link
      {...shared}
      to="/i/$investigation/items/$item"
      params={{ investigation, item: first.id }}
      search={{ inbox: key, ...(atUs !== null && atUs > 0 && { at: atUs }) }}
    >
      <Trans>
        Look at it <Icon name="right" size={15} /> {hotkey}
      </Trans>
    </Link>
  );
}
