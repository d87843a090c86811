// A desk with a door, for tests of accounts: a photo, an owner and a reviewer who may sign in, and a clock that passes.
import { join } from "node:path";
import { acceptInvitation, invite, signIn } from "@sightline/domain";
import { accountsOf } from "../account/accounts.ts";
import { setUpOwner } from "../account/set-up.ts";
import type { Serving } from "../http/serve.ts";
import { tilesIn } from "./asked.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "./desk.ts";
import { servedDesk } from "./serving.ts";
import { got, tokenIn, visitor, type Visitor } from "./visitor.ts";

export const ANN = { email: "ann@desk.example", password: "three old mills at noon" };
export const BEN = { email: "ben@desk.example", password: "seven geese fly over the road" };

type Credentials = { readonly email: string; readonly password: string };

export type DoorDesk = {
  readonly at: TestDesk;
  readonly serving: Serving;
  readonly investigation: string;
  /** The address of the photo's still. */
  readonly picture: string;
  readonly now: () => Date;
  readonly pass: (ms: number) => void;
  readonly signedIn: (credentials: Credentials) => Promise<Visitor>;
  /** The status of the photo's still. */
  readonly pictureFor: (who: Visitor) => Promise<number>;
  /** What a reviewer's invitation by that owner opens with. */
  readonly invitation: (owner: Visitor, member: string, email: string) => Promise<string>;
  /** Somebody new with an account of their own, as a new member. */
  readonly joined: (member: string) => Promise<Credentials & { readonly who: Visitor }>;
  readonly end: () => Promise<void>;
};

/** Nobody has an account yet. */
export async function doorDesk(): Promise<DoorDesk> {
  let now = new Date("2031-04-09T10:00:00Z");
  const at = await testDesk(() => now);
  const photo = await drawPhoto(join(at.folder, "in", "road.png"), 1);
  const { investigation } = await collectInto(at.desk, [photo]);
  const { tiles } = await tilesIn(at.desk, investigation);
  const picture = `/media/${investigation}/${tiles[0]?.id ?? ""}/still`;
  const { serving } = await servedDesk(at);
  const signedIn = async ({ email, password }: Credentials): Promise<Visitor> => {
    const self = visitor(serving.url);
    await got(self.ask(signIn, { email, password }));
    return self;
  };
  const invitation = async (owner: Visitor, member: string, email: string): Promise<string> => {
    const role = "reviewer" as const;
    const { link } = await got(owner.ask(invite, { investigation, member, email, name: member, role }));
    return tokenIn(link);
  };
  return {
    at,
    serving,
    investigation,
    picture,
    now: () => now,
    pass: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    signedIn,
    pictureFor: (who) => who.picture(picture, now.getTime()),
    invitation,
    async joined(member) {
      const credentials = {
        email: `${member}@desk.example`,
        password: `${member} counts geese on the road`,
      };
      const token = await invitation(await signedIn(ANN), member, credentials.email);
      const who = visitor(serving.url);
      await got(who.ask(acceptInvitation, { token, password: credentials.password }));
      return { who, ...credentials };
    },
    async end() {
      await serving.close();
      await at.end();
    },
  };
}

/** Ann is its owner, and Ben a reviewer. */
export async function peopledDesk(): Promise<DoorDesk> {
  const door = await doorDesk();
  await got(setUpOwner(await accountsOf(door.at.desk), { name: "Ann Bell", ...ANN }));
  const token = await door.invitation(await door.signedIn(ANN), "ben", BEN.email);
  await got(
    visitor(door.serving.url).ask(acceptInvitation, { token, name: "Ben Crow", password: BEN.password }),
  );
  return door;
}
