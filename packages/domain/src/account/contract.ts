// The door as screens see it: signing in, setting up, invitations, and what an account may do with itself.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { memberIdSchema } from "../ids.ts";
import { roleSchema } from "../member/member.ts";

/** What the door takes for an address to sign in with. */
export const emailSchema = z.email().max(254);
export const personSchema = z.string().trim().min(1).max(200);
export const passwordSchema = z.string().min(1).max(1000);
export const secretSchema = z.string().min(1).max(200);

/** What the page must know of its new session beside the cookie; see `PROOF`. */
export const enteredSchema = z.strictObject({ proof: z.string() });

/** What may be known of the door by whoever stands before it, and who has come in. */
export const showDoor = endpoint({
  method: "GET",
  path: "/api/door",
  says: "Says whether members have accounts here, and who has come in.",
  open: true,
  params: z.strictObject({}),
  answer: z.strictObject({
    /** Whether members have accounts here: if not, only the one-time link opens the door. */
    accounts: z.boolean(),
    who: z
      .discriminatedUnion("by", [
        z.strictObject({ by: z.literal("link") }),
        z.strictObject({ by: z.literal("account"), name: z.string(), email: z.string() }),
      ])
      .nullable(),
  }),
  refusals: [],
});

/** `proof` is null where the second factor is asked for next. */
export const signIn = endpoint({
  method: "POST",
  path: "/api/door/sign-in",
  says: "Begins a session with an address and a password, or asks for the second factor next.",
  open: true,
  params: z.strictObject({ email: z.string().max(300), password: passwordSchema }),
  answer: z.strictObject({ proof: z.string().nullable() }),
  refusals: ["wrong-sign-in", "too-many-tries", "desk-busy", "sign-in-needed"],
});

/** A code of the app, or one of the backup codes, of whoever has just given a right password. */
export const giveSecondFactor = endpoint({
  method: "POST",
  path: "/api/door/second-factor",
  says: "Begins a session with a code of the second factor, after a right password.",
  open: true,
  params: z.strictObject({ kind: z.enum(["app", "backup"]), code: secretSchema }),
  answer: enteredSchema,
  refusals: ["wrong-code", "too-many-tries", "sign-in-again", "sign-in-needed"],
});

/** What an invitation says to whoever holds its link. */
export const showInvitation = endpoint({
  method: "POST",
  path: "/api/door/invitation",
  says: "Says what an invitation is for.",
  open: true,
  params: z.strictObject({ token: secretSchema }),
  answer: z.strictObject({
    email: z.string(),
    /** Null for a link that only sets a new password. */
    joins: z
      .strictObject({ investigation: z.string(), name: z.string(), member: z.string(), role: roleSchema })
      .nullable(),
    /** Whether an account of this address is there already, which takes the invitation when it is signed in. */
    known: z.boolean(),
  }),
  refusals: ["invitation-over", "too-many-tries"],
});

/** Makes the account that an invitation is for, or gives an account a new password, and comes in with it. */
export const acceptInvitation = endpoint({
  method: "POST",
  path: "/api/door/accept",
  says: "Makes the account that an invitation is for, or sets a new password, and begins a session.",
  open: true,
  params: z.strictObject({ token: secretSchema, name: personSchema.optional(), password: passwordSchema }),
  answer: z.strictObject({ proof: z.string().nullable() }),
  refusals: [
    "invitation-over",
    "password-too-weak",
    "sign-in-first",
    "too-many-tries",
    "desk-busy",
    "sign-in-needed",
  ],
});

/** Takes an invitation for the account that is signed in. */
export const becomeMember = endpoint({
  method: "POST",
  path: "/api/account/become",
  says: "Takes an invitation for the account that is signed in.",
  params: z.strictObject({ token: secretSchema }),
  answer: z.strictObject({ investigation: z.string() }),
  refusals: ["sign-in-needed", "invitation-over", "account-needed", "member-taken", "other-account"],
});

/** The first account: it is the owner's, who came in by the one-time link. */
export const setUp = endpoint({
  method: "POST",
  path: "/api/account/set-up",
  says: "Makes the first account, the owner’s.",
  params: z.strictObject({ name: personSchema, email: emailSchema, password: passwordSchema }),
  answer: enteredSchema,
  refusals: ["sign-in-needed", "set-up-already", "link-needed", "password-too-weak", "not-allowed"],
});

const sessionSchema = z.strictObject({
  id: z.string(),
  /** Since when and until when. */
  at: z.iso.datetime(),
  until: z.iso.datetime(),
  /** As the browser called itself, and where it asked from, when it came in. */
  browser: z.string().nullable(),
  address: z.string().nullable(),
  isThis: z.boolean(),
});

/** The account that is signed in. */
export const showAccount = endpoint({
  method: "GET",
  path: "/api/account",
  says: "The account that is signed in, with its sessions.",
  beforeFactor: true,
  params: z.strictObject({}),
  answer: z.strictObject({
    name: z.string(),
    email: z.string(),
    secondFactor: z.boolean(),
    /** How many backup codes are not used up; null without a second factor. */
    backupCodesLeft: z.int().nullable(),
    sessions: z.array(sessionSchema),
  }),
  refusals: ["sign-in-needed", "account-needed"],
});

export const nothing = z.strictObject({});

export const signOut = endpoint({
  method: "POST",
  path: "/api/account/sign-out",
  says: "Ends this session.",
  beforeFactor: true,
  params: nothing,
  answer: nothing,
  refusals: ["sign-in-needed"],
});

/** Ends one session of the account, or with null all of them but this one. */
export const endSessions = endpoint({
  method: "POST",
  path: "/api/account/end-sessions",
  says: "Ends one session of the account, or all others.",
  beforeFactor: true,
  params: z.strictObject({ session: secretSchema.nullable() }),
  answer: z.strictObject({ ended: z.int() }),
  refusals: ["sign-in-needed", "account-needed", "no-such-session"],
});

/** Ends all other sessions, and goes on in a new one. */
export const changePassword = endpoint({
  method: "POST",
  path: "/api/account/password",
  says: "Changes the password; all other sessions and all tokens end.",
  beforeFactor: true,
  params: z.strictObject({ now: passwordSchema, next: passwordSchema }),
  answer: enteredSchema,
  refusals: [
    "sign-in-needed",
    "account-needed",
    "wrong-password",
    "password-too-weak",
    "too-many-tries",
    "desk-busy",
  ],
});

/** The members of an investigation. Who comes in as whom, and who is invited, is told to those who may invite. */
export const listPeople = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/people",
  says: "The members of an investigation.",
  params: z.strictObject({ investigation: z.string() }),
  answer: z.strictObject({
    members: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        role: roleSchema,
        /** The address of the account that this member has; null without one, and where it is not told. */
        email: z.string().nullable(),
        invitation: z.strictObject({ id: z.string(), email: z.string(), until: z.iso.datetime() }).nullable(),
      }),
    ),
    mayInvite: z.boolean(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});

/** Invites somebody to be a member: one who is there and has no account, or a new one, who is added. The link is told once. */
export const invite = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/invitations",
  says: "Invites somebody to be a member; the link is told once.",
  params: z.strictObject({
    investigation: z.string(),
    member: memberIdSchema,
    email: emailSchema,
    /** For a member who is not there yet. */
    name: personSchema.optional(),
    role: roleSchema.optional(),
  }),
  answer: z.strictObject({
    /** Null where the invitation was sent. */
    link: z.string().nullable(),
    until: z.iso.datetime(),
  }),
  refusals: [
    "sign-in-needed",
    "no-such-investigation",
    "no-such-member",
    "not-allowed",
    "set-up-needed",
    "member-taken",
    "member-exists",
    "name-and-role-needed",
  ],
});

export const withdrawInvitation = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/invitations/:invitation/withdraw",
  says: "Withdraws an invitation: its link opens nothing any more.",
  params: z.strictObject({ investigation: z.string(), invitation: z.string() }),
  answer: nothing,
  refusals: ["sign-in-needed", "no-such-investigation", "not-allowed", "no-such-invitation"],
});
