/** Further ahead nobody agrees on a call; a promise goes with the resolution. By itself, since screens read it too. */
export const appointmentDays = 14;
