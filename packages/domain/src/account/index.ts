// What others use of accounts: who comes in, with what, and what a program may.
export {
  acceptInvitation,
  changePassword,
  becomeMember,
  emailSchema,
  endSessions,
  giveSecondFactor,
  invite,
  listPeople,
  setUp,
  showAccount,
  showDoor,
  showInvitation,
  signIn,
  signOut,
  withdrawInvitation,
} from "./contract.ts";
export {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewBackupCodes,
} from "./second-factor-contract.ts";
export { listTokens, makeToken, revokeToken, tokenChoiceSchema, type TokenChoice } from "./token-contract.ts";
export { PASSWORD_LEAST, whyNotPassword } from "./password.ts";
