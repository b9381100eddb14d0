/* codecs: being written by a second developer (taken over from the developer of str). */
