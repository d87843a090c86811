// The way from a film to what is written down of it.
import { plural, t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { useInvestigation } from "../kit/investigation.ts";

type Props = {
  readonly item: string;
  readonly atUs: number | undefined;
  readonly segments: number;
};

export function TranscriptLink({ item, atUs, segments }: Props) {
  const investigation = useInvestigation();
  return (
    <Link
      to="/i/$investigation/items/$item/transcript"
      params={{ investigation, item }}
      search={atUs === undefined ? {} : { at: atUs }}
      className="link"
    >
      {segments === 0
        ? t`Transcript: nothing yet`
        : t`Transcript: ${plural(segments, { one: "# segment", other: "# segments" })}`}
    </Link>
  );
}
