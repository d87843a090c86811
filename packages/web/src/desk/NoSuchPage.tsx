// What an address that leads nowhere shows.
import { Link } from "@tanstack/react-router";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";

export function NoSuchPage() {
  return (
    <Page alone>
      <PageHead above={<p className="eyebrow">No such page</p>} title="Nothing is kept at this address.">
        <Link to="/" className="link">
          Go to the investigations
        </Link>
      </PageHead>
    </Page>
  );
}
