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
  listScenes,
  listSightings,
  showCase,
  showCount,
  showHistory,
  showItem,
  showPair,
  showStrength,
} from "@sightline/domain";

const NUMBER = [showCount, showCase, showStrength, listCounts, showHistory, listClaims];

/** By what is claimed, or what words for numbers mean. */
export const BY_CLAIMS = [listClaims, listInbox];

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
