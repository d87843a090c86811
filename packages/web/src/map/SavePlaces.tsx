// What is listed as a file for other maps and spreadsheets, made here of what is shown.
import { t } from "@lingui/core/macro";
import { placedRows, writeGeoJson, writeKml, writePlacesCsv, type WhereShown } from "@sightline/domain";
import { useMemberName } from "../desk/members.tsx";
import { saveText } from "../item/save-still.ts";
import { Button } from "../kit/Button.tsx";

export function SavePlaces({ things }: { readonly things: readonly WhereShown[] }) {
  const nameOf = useMemberName();
  const off = things.length === 0 || nameOf === null;
  const rows = () => placedRows(things, nameOf ?? String);
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      <Button icon="save" off={off} onClick={() => saveText(writeGeoJson(rows()), "places.geojson")}>
        {t`Save as GeoJSON`}
      </Button>
      <Button icon="save" off={off} onClick={() => saveText(writeKml(rows()), "places.kml")}>
        {t`Save as KML`}
      </Button>
      <Button icon="save" off={off} onClick={() => saveText(writePlacesCsv(rows()), "places.csv")}>
        {t`Save as CSV`}
      </Button>
    </div>
  );
}
