// Whose answers are about the account that is signed in.
import { listTokens, showAccount, showDoor, type Endpoint } from "@sightline/domain";

export const OWN: readonly Endpoint[] = [showAccount, showDoor, listTokens];
