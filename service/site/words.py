"""What pages say of themselves, beside what a release says."""

from service.locales.interface import N_

SKIP = N_("Skip to the text")
LANGUAGES = N_("Languages")
LEAFLETS = N_("Patient information")
CONTENTS = N_("On this page")
NOTICES = N_("About this text")
SOURCES = N_("Sources")

READ_TOO = N_("Read this too before you decide")
IN_LANGUAGE = N_("This part is in {language}.")
VERSION = N_("Version of {date}")
REVIEWED = N_("Last reviewed on {date}")
REVIEW_DUE = N_("Next review: {date}")
NOT_REVIEWED = N_("Not reviewed yet")

SIDE_BY_SIDE = N_("Read in two languages")
SWAP = N_("Change sides")

HELP = N_("Help and contact")
URGENT = N_("Emergency numbers")
COUNTRY = N_("Your country")
CHOOSE = N_("Choose a country")
SHOW = N_("Show")
LICENCE = N_("You may share this text under the licence {licence}.")

# translators: {address} is a web address, {code} has twelve letters and numbers
PAPER = N_("Is this paper still right? Scan the symbol, or open {address} and type {code}.")

CHECK_TITLE = N_("Check a printed leaflet")
CHECK_LABEL = N_("Code from the paper")
CHECK_HINT = N_("The code has twelve letters and numbers. It stands beside the square symbol.")
CHECK = N_("Check")
CODE = N_("Code {code}")
PRINTED_VERSION = N_("Printed version: {date}")

CURRENT = N_("This leaflet is current")
CURRENT_MORE = N_("The paper says the same as this site does today.")
NEWER = N_("There is a newer version")
NEWER_MORE = N_("Do not rely on the paper. Use the new version.")
WITHDRAWN = N_("Do not use this leaflet")
WITHDRAWN_MORE = N_(
    "Text on this paper was withdrawn. Throw the paper away, and ask your care team."
)
UNKNOWN = N_("We do not know this code")
UNKNOWN_MORE = N_(
    "The leaflet is very old, or it is not from us. Do not use it. Ask your care team for a new one."
)
MISREAD = N_("This is not a whole code")
MISREAD_MORE = N_("Look at the paper and type the code again.")
CHANGED = N_("These parts are different now")
ADDED = N_("These parts are new")
REMOVED = N_("Some parts of the paper are not in the new version.")
OPEN_CURRENT = N_("Read it on this site")
OPEN_NEWER = N_("Read the new version")

LOST = N_("This page does not exist")
LOST_MORE = N_("The address may be wrong, or the page has moved. This is what you can read here:")

EMBED_TITLE = N_("Put this on your website")
EMBED_MORE = N_(
    "Copy one of these into your own page. Readers see the text there as it stands here."
)
EMBED_LEAFLET = N_("Leaflet")
EMBED_WHOLE = N_("The whole leaflet")
EMBED_LANGUAGE = N_("Language")
EMBED_LIVE = N_("This is how it looks")
ELEMENT = N_("An element: two lines for any page")
IFRAME = N_("A frame: for pages that allow no scripts of others")
CARD = N_("A card: paste the address where links become previews")
INCLUDED = N_("Text that your own server puts in")
READ_WHOLE = N_("Read the whole leaflet")
SHARED_PICTURE = N_("A green leaf above three lines of text")
