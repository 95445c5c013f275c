"""What every server of Polyleaf does alike: listen on an address, refuse a request, word a problem."""
