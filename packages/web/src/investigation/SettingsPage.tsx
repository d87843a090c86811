// What an investigation asks of each item, and what it counts: shown to all its members, edited by those who may.
import { t } from "@lingui/core/macro";
import { showSettings } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { useTitle } from "../desk/use-title.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { Counted } from "./Counted.tsx";
import { NamedCounts } from "./NamedCounts.tsx";
import { Questions } from "./Questions.tsx";
import { Versions } from "./Versions.tsx";

export function SettingsPage() {
  useTitle(t`Questions`);
  const query = useAnswer(showSettings, { investigation: useInvestigation() });
  return (
    <Answered query={query} fetching={t`Fetching the questions …`}>
      {(settings) => (
        <Page narrow>
          <PageHead title={t`What is asked, and what counts`}>
            {t`Every change is an entry of the journal, and what was used stays.`}
          </PageHead>
          <div className="space-y-12">
            <Questions settings={settings} />
            <Versions settings={settings} />
            <Counted settings={settings} />
            <NamedCounts settings={settings} />
          </div>
        </Page>
      )}
    </Answered>
  );
}
