// What an address that leads nowhere shows.
import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";

export function NoSuchPage() {
  return (
    <Page alone>
      <PageHead
        above={<p className="eyebrow">{t`No such page`}</p>}
        title={t`Nothing is kept at this address.`}
      >
        <Link to="/" className="link">
          {t`Go to the investigations`}
        </Link>
      </PageHead>
    </Page>
  );
}
