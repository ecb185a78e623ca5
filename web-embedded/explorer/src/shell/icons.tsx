import type { ReactNode } from 'react';
import type { Audience } from '../caller/audience';
import type { Theme } from '../caller/settings';

function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

const AUDIENCE_SHAPES: Readonly<Record<Audience, ReactNode>> = {
  VISITOR: (
    <>
      <path d="M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5Z" />
      <circle cx="10" cy="10" r="2.2" />
    </>
  ),
  CUSTOMER: <path d="M4.5 7h11l.8 9.5H3.700L4.5 7ZM7 9V5.800a3 3 0 0 1 6 0V9" />,
  STAFF: <path d="M3 7.500h14v9H3zM7.5 7.500v-2.500h5v2.500M3 11.500h14" />,
  PARTNER: (
    <path d="M8.5 11.5 11.5 8.500M7 9l-2.3 2.300a2.85 2.85 0 0 0 4 4L11 13M13 11l2.3-2.300a2.85 2.85 0 0 0-4-4L9 7" />
  ),
  OPERATOR: <path d="M10 2.8 16 5v4.500c0 3.7-2.5 6.4-6 7.7-3.5-1.3-6-4-6-7.700V5zM7.5 9.800l1.8 1.8 3.3-3.5" />,
};

export function AudienceIcon({ audience }: { readonly audience: Audience }) {
  return <Icon>{AUDIENCE_SHAPES[audience]}</Icon>;
}

const THEME_SHAPES: Readonly<Record<Theme, ReactNode>> = {
  light: (
    <>
      <circle cx="10" cy="10" r="3.2" />
      <path d="M10 2.500v1.500M10 16v1.500M2.5 10H4M16 10h1.500M4.7 4.700l1 1M14.3 14.300l1 1M4.7 15.300l1-1M14.3 5.700l1-1" />
    </>
  ),
  dark: <path d="M16.5 11.800A6.8 6.8 0 0 1 8.2 3.500a6.8 6.8 0 1 0 8.3 8.300Z" />,
  system: <path d="M3 4.500h14v9H3zM7.5 16.500h5M10 13.500v3" />,
};

export function ThemeIcon({ theme }: { readonly theme: Theme }) {
  return <Icon>{THEME_SHAPES[theme]}</Icon>;
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="m5 5 10 10M15 5 5 15" />
    </Icon>
  );
}

export function ChevronIcon() {
  return (
    <Icon>
      <path d="m6 8 4 4 4-4" />
    </Icon>
  );
}

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <circle cx="15" cy="15" r="7" />
      <path d="M19.5 19.5 25 25" />
    </svg>
  );
}
