// What has to be asked for again after a change: the answers that rest on what it changes.
import {
  listClaims,
  listCounts,
  listGroups,
  listPlaces,
  listInbox,
  listItems,
  listPairs,
  listProposals,
  listSaid,
  listScenes,
  listSightings,
  listVoices,
  showCase,
  showCount,
  showHistory,
  showItem,
  showPair,
  showStrength,
  showTranscript,
} from "@sightline/domain";

const NUMBER = [showCount, showCase, showStrength, listCounts, showHistory, listClaims, listSaid];

/** By what is claimed, or what words for numbers mean. */
export const BY_CLAIMS = [listClaims, listInbox];

/** By what somebody says, which says something of whoever is marked. */
export const BY_STATEMENTS = [listInbox, ...NUMBER];
/** By what is written down of what is heard. */
export const BY_TRANSCRIPT = [showTranscript, listInbox];
/** By what voices outside say. */
export const BY_VOICES = [listVoices, listInbox];

/** By who is marked in an item, and who stands behind it. */
export const BY_MARKS = [
  showItem,
  listItems,
  listProposals,
  listSightings,
  listGroups,
  listPlaces,
  ...NUMBER,
];

/** By an answer about a pair, from which footage follows. */
export const BY_PAIRS = [showPair, listPairs, listScenes, ...BY_MARKS];
