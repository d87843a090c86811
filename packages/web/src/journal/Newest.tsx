// On a page with a list: that it has changed since, and the way to see it.
import { Newer } from "../kit/Newer.tsx";
import { useNewer } from "./Live.tsx";

export function Newest({ raised = false }: { readonly raised?: boolean }) {
  const { newer, show } = useNewer();
  return <Newer changes={newer} onShow={show} raised={raised} />;
}
