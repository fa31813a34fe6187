/** What rows of tags, and of room beacons, stand for on a phone: by these a person withholds them. */
export const NEAR_ID = 'near';
export const ROOM_ID = 'room';
