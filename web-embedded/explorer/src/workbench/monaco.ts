import '@graphiql/react/setup-workers/vite';
import * as monaco from 'monaco-graphql/esm/monaco-editor.js';

export const EDITOR_THEME = { light: 'quelyos-light', dark: 'quelyos-dark' };

const SHADES = {
  light: { accent: '#0f5f58', raised: '#ffffff', field: '#1b2a2a11', bracket: '#7d8b88' },
  dark: { accent: '#6fd3c4', raised: '#1b2323', field: '#d6e4e211', bracket: '#8b9a98' },
};

function colors({ accent, raised, field, bracket }: (typeof SHADES)['light']): Record<string, string> {
  const tint = `${accent}1f`;
  const brackets = [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, bracket]);
  return {
    ...Object.fromEntries(brackets),
    'editor.background': '#ffffff00',
    'scrollbar.shadow': '#ffffff00',
    'textLink.foreground': accent,
    'textLink.activeForeground': accent,
    'editorLink.activeForeground': accent,
    'editorHoverWidget.background': raised,
    'editorSuggestWidget.background': raised,
    'editorSuggestWidget.selectedBackground': tint,
    'editorSuggestWidget.selectedForeground': accent,
    'editorSuggestWidget.highlightForeground': accent,
    'editorWidget.background': raised,
    'editorWidget.resizeBorder': accent,
    'list.hoverBackground': tint,
    'list.highlightForeground': accent,
    'list.focusHighlightForeground': accent,
    'menu.background': raised,
    'menu.selectionBackground': tint,
    'menu.selectionForeground': accent,
    'quickInput.background': raised,
    'quickInputList.focusBackground': tint,
    'input.background': field,
    'inputOption.hoverBackground': tint,
    'toolbar.hoverBackground': tint,
    'pickerGroup.foreground': accent,
    focusBorder: accent,
  };
}

monaco.editor.defineTheme(EDITOR_THEME.light, {
  base: 'vs',
  inherit: true,
  colors: colors(SHADES.light),
  rules: [
    { token: 'keyword.gql', foreground: '0f5f58' },
    { token: 'key.identifier.gql', foreground: '1c2b29' },
    { token: 'type.identifier.gql', foreground: '2f5fb3' },
    { token: 'argument.identifier.gql', foreground: '7a4fb5' },
    { token: 'comment', foreground: '6f7d7c' },
    { token: 'string.key.json', foreground: '0f5f58' },
    { token: 'string.value.json', foreground: '8a4b12' },
    { token: 'string.gql', foreground: '8a4b12' },
  ],
});

monaco.editor.defineTheme(EDITOR_THEME.dark, {
  base: 'vs-dark',
  inherit: true,
  colors: colors(SHADES.dark),
  rules: [
    { token: 'keyword.gql', foreground: '6fd3c4' },
    { token: 'key.identifier.gql', foreground: 'dbe6e3' },
    { token: 'type.identifier.gql', foreground: '8fb4f5' },
    { token: 'argument.identifier.gql', foreground: 'bba4ee' },
    { token: 'comment', foreground: '8b9a98' },
    { token: 'string.key.json', foreground: '6fd3c4' },
    { token: 'string.value.json', foreground: 'e6b98a' },
    { token: 'string.gql', foreground: 'e6b98a' },
  ],
});
