// Every endpoint there is, by what it is about and by its name: the desk serves these and no others.
import * as account from "../account/contract.ts";
import * as second from "../account/second-factor-contract.ts";
import { listTokens, makeToken, revokeToken } from "../account/token-contract.ts";
import { showCase, showCount, showEffect, showStrength } from "../count/contract.ts";
import { listClaims } from "../claim/contract.ts";
import { listCounts, previewCount, showHistory } from "../count/counts-contract.ts";
import { changeChosen, showFound, undoChosen } from "../choice/contract.ts";
import { keepDraft, showDraft } from "../draft/contract.ts";
import type { Endpoint } from "../endpoint.ts";
import { listGroups } from "../group/contract.ts";
import { listInbox } from "../inbox/contract.ts";
import { proposeChanges } from "../investigation/contract.ts";
import { showSettings } from "../investigation/settings-contract.ts";
import { listJournal } from "../journal/contract.ts";
import { listItems, showItem, showPlace } from "../item/contract.ts";
import { answerScene, decidePair, listPairs, listScenes, reopenPair, showPair } from "../pair/contract.ts";
import { acceptSighting, listProposals } from "../pair/proposals.ts";
import { listPlaces } from "../place/contract.ts";
import { showTiles } from "../place/tiles.ts";
import { listSightings } from "../sighting/contract.ts";
import { listSaid } from "../statement/contract.ts";
import { askSuggestions, listSuggestions, setAside, stopAsking } from "../suggestion/contract.ts";
import { bringSubtitles, showTranscript } from "../transcript/contract.ts";
import { listVoices } from "../voice/contract.ts";
import { collectUpload, listUploads } from "../upload/contract.ts";
import { changeView, keepView, listViews, removeView } from "../view/contract.ts";
import { askWanted, listWanted } from "../wanted/contract.ts";
import { listInvestigations, showDescription, showHealth } from "./contract.ts";

export const ENDPOINTS: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
  Desk: { showHealth, showDescription, listInvestigations },
  Items: {
    listItems,
    showItem,
    showPlace,
    showFound,
    changeChosen,
    undoChosen,
    showTranscript,
    bringSubtitles,
    listSuggestions,
    askSuggestions,
    stopAsking,
    setAside,
  },
  People: { listSightings, listGroups, listPlaces, showTiles },
  Count: {
    showCount,
    showEffect,
    showStrength,
    showCase,
    listCounts,
    previewCount,
    showHistory,
    listClaims,
    listSaid,
  },
  Voices: { listVoices },
  Changes: { proposeChanges, listJournal, showSettings },
  Inbox: { listInbox },
  Drafts: { showDraft, keepDraft },
  Views: { listViews, keepView, changeView, removeView },
  Uploads: { listUploads, collectUpload },
  Wanted: { listWanted, askWanted },
  Pairs: {
    listPairs,
    showPair,
    decidePair,
    reopenPair,
    listScenes,
    answerScene,
    listProposals,
    acceptSighting,
  },
  Members: {
    listPeople: account.listPeople,
    invite: account.invite,
    withdrawInvitation: account.withdrawInvitation,
  },
  Door: {
    showDoor: account.showDoor,
    signIn: account.signIn,
    giveSecondFactor: account.giveSecondFactor,
    showInvitation: account.showInvitation,
    acceptInvitation: account.acceptInvitation,
  },
  Account: {
    setUp: account.setUp,
    becomeMember: account.becomeMember,
    showAccount: account.showAccount,
    signOut: account.signOut,
    endSessions: account.endSessions,
    changePassword: account.changePassword,
    beginSecondFactor: second.beginSecondFactor,
    confirmSecondFactor: second.confirmSecondFactor,
    endSecondFactor: second.endSecondFactor,
    renewBackupCodes: second.renewBackupCodes,
    listTokens,
    makeToken,
    revokeToken,
  },
};
