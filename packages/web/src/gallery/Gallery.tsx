// The kit in every state, invented data only: `npm run dev`, then /kit.
import { useTitle } from "../desk/use-title.ts";
import { Investigation } from "../kit/investigation.ts";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { Controls } from "./Controls.tsx";
import { Forms } from "./Forms.tsx";
import { Over } from "./Over.tsx";
import { Pictures } from "./Pictures.tsx";
import { Words } from "./Words.tsx";

export function Gallery() {
  useTitle("Kit");
  return (
    <Investigation value="kit">
      <Page>
        <PageHead title="Kit">Every part that the pages are made of, in every state.</PageHead>
        <div className="space-y-12">
          <Words />
          <Controls />
          <Forms />
          <Over />
          <Pictures />
        </div>
      </Page>
    </Investigation>
  );
}
