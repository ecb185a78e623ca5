import type { KeyboardEvent } from 'react';
import { useEffect, useState } from 'react';
import type { Tenant } from '../caller/config';
import { isTenantSlug } from '../caller/settings';

interface TenantFieldProps {
  readonly tenants: readonly Tenant[];
  readonly value: string;
  readonly onCommit: (slug: string) => void;
}

/** An editable combobox (ARIA pattern): the known tenants are suggestions, any slug may be typed. */
export function TenantField({ tenants, value, onCommit }: TenantFieldProps) {
  const [text, setText] = useState(value);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [filtering, setFiltering] = useState(false);
  useEffect(() => setText(value), [value]);

  const sought = filtering ? text.trim().toLowerCase() : '';
  const options = tenants.filter(({ slug, name }) => `${slug} ${name}`.toLowerCase().includes(sought));
  const isOpen = open && options.length > 0;
  const isValid = isTenantSlug(text.trim());
  const chosen = tenants.find(({ slug }) => slug === text.trim());

  const close = () => {
    setOpen(false);
    setActive(-1);
    setFiltering(false);
  };
  const commit = (typed: string) => {
    const slug = typed.trim();
    close();
    if (!isTenantSlug(slug)) return;
    setText(slug);
    if (slug !== value) onCommit(slug);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        const step = event.key === 'ArrowDown' ? 1 : -1;
        setOpen(true);
        setActive((before) =>
          isOpen ? (before + step + options.length) % options.length : step > 0 ? 0 : options.length - 1,
        );
        break;
      }
      case 'Enter':
        event.preventDefault();
        commit((isOpen ? options[active]?.slug : undefined) ?? text);
        break;
      case 'Escape':
        if (!isOpen && text === value) return;
        event.preventDefault();
        setText(value);
        close();
        break;
    }
  };

  return (
    <div className="field tenant">
      <label htmlFor="tenant">Tenant</label>
      <div className="combobox">
        <input
          id="tenant"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls="tenant-options"
          aria-autocomplete="list"
          aria-activedescendant={isOpen && active >= 0 ? `tenant-option-${active}` : undefined}
          aria-describedby="tenant-hint"
          aria-invalid={!isValid}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="Decided by the host"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setFiltering(true);
            setOpen(true);
            setActive(-1);
          }}
          onClick={() => setOpen(true)}
          onBlur={() => commit(text)}
          onKeyDown={onKeyDown}
        />
        {text !== '' && (
          <button
            type="button"
            className="combobox-clear"
            aria-label="Clear the tenant"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setText('');
              commit('');
            }}
          >
            ×
          </button>
        )}
        <ul id="tenant-options" role="listbox" aria-label="Known tenants" hidden={!isOpen}>
          {options.map(({ slug, name }, index) => (
            <li
              key={slug}
              id={`tenant-option-${index}`}
              role="option"
              aria-selected={slug === value}
              className={index === active ? 'active' : undefined}
              // Before the field's blur, which would commit the text instead.
              onMouseDown={(event) => {
                event.preventDefault();
                commit(slug);
              }}
            >
              <span>{name}</span> <code>{slug}</code>
            </li>
          ))}
        </ul>
      </div>
      <p id="tenant-hint" className={isValid ? 'hint' : 'hint refusal'}>
        {!isValid
          ? 'A slug has letters, digits, dots and dashes only.'
          : chosen && chosen.name !== chosen.slug
            ? chosen.name
            : 'Blank: the tenant of this host.'}
      </p>
    </div>
  );
}
