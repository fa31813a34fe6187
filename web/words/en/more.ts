export const more = {
  groups: {
    warn: 'Warn others',
    venue: 'For places and hosts',
    phone: 'This phone',
    how: 'How it works',
  },
  ill: 'I am ill, or tested positive',
  illLine: 'Warn the people who were where you were',
  count: 'Take part in a count',
  countLine: 'Give numbers of your own, if you like',
  language: 'Language',
  languageNotLoaded: 'This language could not be fetched. Go online and try again.',
  languageNotKept: 'This language is shown now, but could not be kept on this device.',
};
