// Who else has the item open now.
import { Plural, Trans } from "@lingui/react/macro";
import { useMemberName } from "../desk/members.tsx";
import { listOf } from "../desk/words.ts";
import { Icon } from "../kit/Icon.tsx";
import { useLive } from "./Live.tsx";

export function Here({ item }: { readonly item: string }) {
  const { here } = useLive();
  const nameOf = useMemberName();
  const others = here?.item === item && nameOf !== null ? here.members.map(nameOf) : [];
  return (
    <output className="flex items-center gap-1.5 text-small text-dim">
      {others.length > 0 && (
        <>
          <Icon name="eye" size={16} />{" "}
          <Trans>
            {listOf(others)} <Plural value={others.length} one="has" other="have" /> this open too
          </Trans>
        </>
      )}
    </output>
  );
}
