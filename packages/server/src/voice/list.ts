// What voices outside say in an investigation, each with what it is attached to, as its page shows it.
import {
  mayWrite,
  ok,
  type Attached,
  type Held,
  type Result,
  type VoiceRow,
  type VoiceSaid,
  type VoiceShown,
  type VoicesShown,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { whyNot, type Caller } from "../investigation/caller.ts";
import { tilesOf } from "../item/list.ts";

export async function listAllVoices(desk: Pick<Desk, "db">, caller: Caller): Promise<Result<VoicesShown>> {
  const { held, role } = caller;
  const standing = [...held.voice.values()].filter(({ withdrawn }) => !withdrawn);
  const copies = standing.flatMap(({ said: { copy } }) => copy ?? []);
  return ok({
    voices: standing.sort(byTime).map((row) => shown(caller, row)),
    items: await tilesOf(desk, held, [...new Set(copies)]),
    whyNotState: mayWrite(role, "remark.state") ? null : `A ${role} enters nothing here.`,
  });
}

const byTime = (p: VoiceRow, q: VoiceRow): number => {
  const [a, b] = [p, q].map(({ said, id }) => `${whenSaid(said) ?? "9999"} ${id}`) as [string, string];
  return a < b ? -1 : a > b ? 1 : 0;
};

const whenSaid = (said: VoiceSaid): string | null | undefined =>
  said.kind === "remark" ? said.saidAt?.at : said.kind === "report" ? said.publishedAt?.at : said.from;

function shown(caller: Caller, { withdrawn: _, ...row }: VoiceRow): VoiceShown {
  const { held, role } = caller;
  const { id: subject, said, version, reviewedBy } = row;
  const verb = `${said.kind}.review` as const;
  return {
    ...row,
    attached: said.about.map((one) => ({ ...one, name: nameOf(held, one) })),
    whyNot:
      reviewedBy !== null
        ? null
        : mayWrite(role, verb)
          ? whyNot(caller, { verb, subject, payload: { version } })
          : `A ${role} reviews nothing here.`,
  };
}

function nameOf(held: Held, { kind, id }: Attached): string {
  switch (kind) {
    case "claim":
      return held.claim.get(id)?.party ?? id;
    case "item":
      return held.item.get(id)?.name ?? id;
    case "group":
      return held.group.get(id)?.name ?? id;
  }
}
