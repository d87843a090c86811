// The veil over a picture: a tiny grey blur with a warning of what is behind it, until a member lifts it.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import type { Tile } from "@sightline/domain";
import { useState, type ReactNode, type SyntheticEvent } from "react";
import { Icon } from "./Icon.tsx";
import { useInvestigation } from "./investigation.ts";
import { useReveal } from "./reveal.ts";
import { picture } from "../session.ts";

type Props = {
  /** Its name too, so that a list of these buttons can be told apart by ear. */
  readonly tile: Pick<Tile, "id" | "name" | "warning">;
  /** Instead of lifting and lowering, where more than that follows. */
  readonly onToggle?: () => void;
  /** The picture, put in the page only while it is revealed. */
  readonly children: ReactNode;
  /** Drawn over the blur, for example boxes. */
  readonly over?: ReactNode;
  readonly compact?: boolean;
  /** Nothing lies over the picture once it is lifted: it is lowered by a button elsewhere. */
  readonly bare?: boolean;
  /** Called with the veil rendition once it is there; it has the proportions of the picture behind it. */
  readonly onShape?: (event: SyntheticEvent<HTMLImageElement>) => void;
};

const COVER =
  "group absolute inset-0 overflow-hidden bg-night text-left text-white focus-visible:-outline-offset-4 focus-visible:outline-white";
const CORNER =
  "absolute right-2 top-2 inline-flex min-h-7 items-center gap-1.5 rounded bg-night/80 px-2 text-small font-semibold text-white hover:bg-night focus-visible:outline-white";

/** One button lifts the veil and lowers it again, so that whoever pressed it by keyboard stays on it. */
export function Veiled({ tile, onToggle, children, over, compact, bare, onShape }: Props) {
  const { id, name, warning } = tile;
  const reveal = useReveal();
  const revealed = reveal.isRevealed(id);
  if (revealed && bare === true) return children;
  return (
    <>
      {revealed && children}
      <button
        type="button"
        onClick={onToggle ?? (() => reveal.toggle(id))}
        className={revealed ? CORNER : COVER}
      >
        {revealed ? (
          <>
            <Icon name="veil" size={15} />
            <span className={compact ? "sr-only" : ""}>{t`Veil`}</span>
            <span className="sr-only">
              <Trans>{name} again</Trans>
            </span>
          </>
        ) : (
          <>
            <Blur item={id} onShape={onShape} />
            {over}
            <span
              className={`eased absolute inset-x-0 bottom-0 flex flex-col gap-1 bg-night/75 group-hover:bg-night/90 ${compact ? "px-2 py-1.5" : "px-3.5 py-2.5"}`}
            >
              <span className={`leading-tight ${compact ? "text-small" : "font-medium"}`}>{warning} </span>
              <span className="flex items-center gap-1.5 text-small font-semibold underline-offset-4 group-hover:underline">
                <Icon name="eye" size={15} />{" "}
                <Trans>
                  Reveal <span className="sr-only">{name}</span>
                </Trans>
              </span>
            </span>
          </>
        )}
      </button>
    </>
  );
}

/** Without a veil rendition the cover stays dark: never a broken picture, never the real one. */
function Blur({ item, onShape }: { item: string; onShape: Props["onShape"] }) {
  const investigation = useInvestigation();
  const [missing, setMissing] = useState(false);
  if (missing) return null;
  return (
    <img
      src={picture(investigation, item, "veil")}
      alt=""
      loading="lazy"
      onLoad={onShape}
      onError={() => setMissing(true)}
      className="absolute inset-0 h-full w-full object-cover"
    />
  );
}
