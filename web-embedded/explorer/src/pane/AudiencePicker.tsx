import type { Audience } from '../caller/audience';
import { AUDIENCE_FACTS } from '../caller/audience';
import type { SessionBook } from '../caller/sessions';
import { AudienceIcon } from '../shell/icons';

interface AudiencePickerProps {
  readonly audiences: readonly Audience[];
  readonly selected: Audience;
  readonly book: SessionBook;
  readonly onSelect: (audience: Audience) => void;
}

export function AudiencePicker({ audiences, selected, book, onSelect }: AudiencePickerProps) {
  return (
    <fieldset className="audiences">
      <legend className="visually-hidden">Audience</legend>
      {audiences.map((audience) => {
        const { label, surface, summary } = AUDIENCE_FACTS[audience];
        const isSignedIn = book.some((session) => session.audience === audience);
        return (
          <label key={audience} className="audience" data-audience={audience}>
            <input
              type="radio"
              name="audience"
              value={audience}
              checked={audience === selected}
              onChange={() => onSelect(audience)}
            />
            <span className="badge">
              <AudienceIcon audience={audience} />
            </span>
            <span className="audience-text">
              <span>
                <strong>{label}</strong> <small>{surface}</small>
              </span>
              <span className="audience-summary">{summary}</span>
            </span>
            {isSignedIn && <span className="signed-in-mark" role="img" aria-label="signed in" title="Signed in" />}
          </label>
        );
      })}
    </fieldset>
  );
}
