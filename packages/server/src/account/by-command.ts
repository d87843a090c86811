// What whoever runs the desk may do with accounts.
export { inviteMember, inviteToNewPassword, linkOf } from "./invitations.ts";
export { closeAccount, dropSecondFactor, listAccounts, setUpOwner, signOutEverywhere } from "./set-up.ts";
export { listTokensOf, makeTokenFor, revokeTokenOf } from "./tokens.ts";
