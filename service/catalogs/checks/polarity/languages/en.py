"""English words of polarity."""

from service.catalogs.checks.polarity.sense import Sense

BREAKS_WORDS = True
PREFIXES = ""
WORDS = {
    Sense.NOT: (
        """
        not, can't, don't, won't, doesn't, didn't, isn't, aren't, wasn't, weren't, haven't,
        hasn't, hadn't, shouldn't, wouldn't, couldn't, mustn't, needn't, mightn't, ain't,
        shan't, cant, cannot, never, no, none, nobody, nothing, nowhere, neither, no-one, no
        longer
        """,
        "",
    ),
    Sense.WITHOUT: (
        """
        *-free, free of, free from, out of reach, out of the reach, out of sight, out of the
        sight, without
        """,
        "by itself, by themselves, on its own, outside, clear of",
    ),
    Sense.UNLESS: (
        "unless, except, excepting",
        "other than, apart from, but the, exception*, exclu*",
    ),
    Sense.AVOID: (
        "avoid*, refrain*, abstain*, abstinen*",
        "stay/keep away, steer clear, stay/keep off",
    ),
    Sense.STOP: (
        "stop taking, stop using, stop, stopping, discontinu*",
        """
        terminat*, abort*, quit*, ceas*, halt*, interrupt*, give/gave up, come/coming off, end,
        ends, ended, ending, finish*, withdraw*, cancel*, pause*, go/goes/going/gone/went away,
        wear/wears off, pass, passes, passed, stopped, stops
        """,
    ),
    Sense.FORBID: (
        "forbid*, forbad*, prohibit*, ban, bans, banned",
        "discourag*, contraindicat*, disallow*, off limits",
    ),
    Sense.PREVENT: (
        "prevent, prevents, prevented",
        """
        keep/keeps people/you/them/it/patients from, preventi*, keep from, block*, deter*,
        hinder*, protect*, guard*, rule out, ruled out
        """,
    ),
    Sense.LACK: (
        """
        skip, skips, skipped, lack, lacks, lacked, lacking, fail, fails, failed, refuse,
        refuses, refused
        """,
        """
        failure*, failing, refus*, declin*, deny, denied, denies, denial, miss, missed, misses,
        missing, omit*, neglect*, ignor*, absen*, loss of, lose, loses, lost, losing, void,
        forget*, forgot*, reject*, cancel*, vain, short of, run out, ran out, disappear*,
        vanish*, gone, skip to, deprive*, object, objects, reluctan*, weak, withhold*, withheld
        """,
    ),
    Sense.UN: (
        """
        abnormal*, unpublished, unused, uncontrolled, uncooked, unopened, unprescribed, unaware,
        unaffected, untested, unplanned, uncomplicated, unhealthy, unauthorized, unauthorised,
        unacceptable, unreliable, unreviewed, untranslated, unrelated, unsure, unhappy,
        uncertain, uninsured, unusable, unprotected, unsuitable, unstable, untrue, unable,
        unsafe, unlikely, unapproved, unlicensed, untreated, unproven, unnecessary, ineffective,
        impossible, incapable, illegal, unclear, unknown, unavailable, unwell
        """,
        """
        advers*, unwanted, unfinished, undesir*, unborn, strange*, stranger*, mistak*, disease*,
        un*, non*, misus*, *less, inab*, inact*, inadequa*, inappropria*, incapa*, incompl*,
        incompat*, inconsisten*, incorrect*, incur*, indefinit*, indirect*, ineff*,
        inexperienc*, infertil*, infinit*, inform*al, insuffic*, intoler*, invalid*, involunt*,
        invisib*, irrevers*, irregular*, irrelevan*, illogic*, illicit*, immatur*, immedia*,
        immob*, immut*, impair*, imperfec*, improp*, impract*, impur*, inaccur*, inequal*,
        insomni*, inexhaust*, inability, disab*, disagre*, disappro*, discomfort*, disconnect*,
        dislik*, disorder*, disorient*, dissatisf*, dissocia*, distrust*, wrong*, off-label,
        false*, anti-*, anti*
        """,
    ),
    Sense.HINT: (
        "",
        """
        free of charge, for free, at no cost, unborn, instead, rather than, rather, still, yet,
        far, away, out of, off, bad, badly, sick, ill, difficult*, hard, hardly, barely,
        scarcely, too, different*, differ, differs, mixed, raw, beyond, doubt*, constant*,
        regardless, whether, whether or not, or not, any, anymore, although, despite, little,
        discomfort*, permanent*, stable, limited, restrict*, wait, waits, waiting, delay*, at
        all, fixed, else, odd, otherwise, save, fasting, empty, over-the-counter, painless,
        blur*, struggl*, trouble*, poor*, endless, opposite, contrary, unlike, against,
        careful*, beware, sober, immune, mismatch*, separate*, independent*, few, dry, rarely,
        seldom, rare, another
        """,
    ),
    Sense.ONLY: (
        "",
        "few, only, solely, just, exclusively, alone, nothing but, single, none but, a few",
    ),
    Sense.CONCORD: (
        "nor",
        "",
    ),
    Sense.OR: (
        "or",
        "",
    ),
    Sense.LEAST: (
        """
        # or more, years/hours/days/months/weeks/minutes/times or more, # and more, # and up, at
        least, at the least, no less/fewer than, not less/fewer than, a minimum of, minimum, or
        older, and older, or over, and over, or above, and above, not earlier than, no earlier
        than, at a minimum, and upwards, no sooner than, # at least, no lower than, no shorter
        than, the least you, the lowest, # minimum, a week or more, or later, at the very least,
        # plus, until at least, at the earliest, no earlier, the earliest you, not before #
        """,
        """
        or higher, or longer, or greater, or more, one or more, starting at, from age, minimal,
        only after, as little as, the earliest
        """,
    ),
    Sense.MOST: (
        """
        # or less, # or fewer, years/hours/days/months/weeks/minutes/times or less, the most
        you, up to, at most, at the most, a maximum of, maximum, max, and under, or younger, and
        younger, or below, and below, or shorter, no longer than, not longer than, no later
        than, not later than, no higher than, no more than, not more than, no greater than, not
        exceed, not exceeding, not to exceed, no later, at the very most, # at most, # or under,
        as much as #, as many as #, up to a maximum of, a total of no more than, a limit of, the
        longest you, # maximum, # max, or under, or earlier, at the latest
        """,
        """
        or less, or fewer, or lower, as much as, as many as, as long as, limit, limited to,
        capped, upper limit, limit*, ceiling, cap
        """,
    ),
    Sense.OVER: (
        """
        over #, aged over, more than, greater than, longer than, higher than, older than, larger
        than, bigger than, exceed*, in excess of, upwards of, above, heavier than, over the age
        of, more than #, beyond the age of, over a, well over, just over
        """,
        "over, beyond, past",
    ),
    Sense.UNDER: (
        """
        under #, below #, aged under, less than, fewer than, shorter than, lower than, younger
        than, smaller than, below, lighter than, just under, not yet #, within less than, fewer,
        less than #
        """,
        "under, beneath, short of, almost, nearly, not quite, underneath",
    ),
    Sense.UP: (
        """
        rise, rising, high, more, higher, greater, increase*, increasing*, raise, raises,
        raised, raising, rises, rose, bigger, larger, longer, heavier, stronger, heighten*,
        elevat*, overactive, speed up, worsen*, gets higher, go up, goes up, going up, went up,
        turn up, speeds up, boost, boosts, gain weight, gains, grows, grow, strengthens, deeper,
        faster
        """,
        """
        add, adds, adding, boost*, grow*, strengthen*, intensif*, gain*, enlarge*, extend*,
        prolong*, double*, worse, overdose, up
        """,
    ),
    Sense.DOWN: (
        """
        weaker, weakly, low, less, fewer, lower, lowers, lowered, lowering, decreas*, reduc*,
        smaller, shorter, lighter, underactive, lessen*, diminish*, drop, drops, dropped,
        dropping, falls, fell, go down, goes down, going down, went down, turn down, slow down,
        slows, slows down, reduction*, shrink*, weaken*, lose weight, cut down, cut the dose,
        slower
        """,
        """
        fall, falling, cut, cuts, ease, eases, eased, easing, relie*, minimi*, slow, slowed,
        declin*, lose, lost, loss, down, calm*, dampen*, taper*, wean*, under, deficien*,
        limit*, weak, mild, milder, few, little, slight, young, short, small, a few, in a few,
        for a few
        """,
    ),
    Sense.HYPER: (
        "high blood pressure, high blood sugar, hyper*",
        "overactive",
    ),
    Sense.HYPO: (
        "low blood pressure, low blood sugar, hypo*",
        "underactive",
    ),
    Sense.BEFORE: (
        """
        before, prior to, beforehand, ahead of, earlier than, sooner than, in advance of, no
        sooner
        """,
        "earlier, prior, previous*, ago, former*, pre-*, in advance, leading up to, ahead",
    ),
    Sense.AFTER: (
        "after, afterwards, afterward, following, later than, once you have, from then on",
        "later, once, next, follow*, subsequent*, post-*, as soon as, finally, eventually",
    ),
    Sense.UNTIL: (
        "until, till",
        "up until, pending, until at least",
    ),
    Sense.WITHIN: (
        "within, in less than, inside of",
        "",
    ),
    Sense.GO: (
        """
        continue, continues, keep taking, keep using, keep on, carry on, go on taking, resume,
        resumes, restart*, start, begin, start taking, go back to, goes on, keep on taking, stay
        on, kept on
        """,
        """
        starts, begins, started, starting, beginning, began, onset, keep, keeps, still, go on,
        continu*, ongoing, again, on, up, turn on, first, set off, new, take up, initia*
        """,
    ),
    Sense.ALLOW: (
        "allowed, permitted, allow, allows, permit, permits, permissible",
        """
        legal, may, can, authoriz*, authoris*, approved, let, lets, possible, licens*, able,
        enable*, accept*, free, right
        """,
    ),
    Sense.SAFE: (
        "safe, safely, harmless, safer",
        "secure*, safety, all right, okay, safeguard*",
    ),
    Sense.DANGEROUS: (
        "dangerous*, unsafe, harmful",
        "danger*, risky, hazard*, risk*, harm*, threat*, serious*",
    ),
    Sense.FREQUENT: (
        """
        common, commonly, often, frequent*, always, very often, most often, most people, many
        people
        """,
        """
        usual*, many, most, mostly, typical*, regular*, likely, mainly, every, daily, again,
        generally, normal*, time and again, all, popular, lot, widely, more, much, several
        """,
    ),
    Sense.RARE: (
        """
        rare, rarely, uncommon, seldom, infrequent*, unusual, hardly ever, almost never, very
        rarely, not often, few, very few, few people, only a few
        """,
        """
        hardly, occasional*, sometimes, unlikely, little, scarce*, rarer, less, exceptional*,
        special, some, one, single, barely, sporadic*, a few, quite a few, first few, next few,
        last few, past few, in a few, for a few
        """,
    ),
    Sense.BETTER: (
        "better, improve*, improving",
        """
        heal, heals, healed, healing, best, recover*, well, eas*, relie*, good, feel well, help*
        """,
    ),
    Sense.WORSE: (
        "worse, worsen*, deteriorat*, aggravat*",
        "worst, bad, badly, poor*, sick, ill, severe*, harm*, more",
    ),
    Sense.DRY: (
        "dry, dries",
        "dryness, dried",
    ),
    Sense.WET: (
        "wet, moist*, damp",
        "soak*, water, bath*, shower*, sweat*, humid*",
    ),
    Sense.MILD: (
        "mild, mildly, slight, slightly",
        "light, gentle, gently, minor, moderate*, soft*, milder",
    ),
    Sense.SEVERE: (
        "severe, severely, serious, seriously",
        "heavy, heavily, intense*, strong*, grave*, major, acute, extreme*",
    ),
    Sense.FAST: (
        "fast, quick, quickly, rapid, rapidly",
        """
        soon, swift*, immediate*, right away, at once, promptly, short, prompt, faster, quicker,
        brief*, sudden*, hurry, easily, readily, moment
        """,
    ),
    Sense.SLOW: (
        "slow, slowly, gradual, gradually, slower, slows",
        """
        careful*, steady, steadily, little by little, long, late, delay*, gentle, gently, bit by
        bit, step by step, over time
        """,
    ),
    Sense.EARLY: (
        "early, earlier, sooner, earliest, too early",
        "soon, before, first, ahead, young, morning, initial*, advance",
    ),
    Sense.LATE: (
        "late, later, latest, too late",
        "delay*, after, afterwards, evening, overdue, slow*",
    ),
    Sense.HOT: (
        "hot",
        "warm, heat, boil*, heated, fever*, spicy, burn*",
    ),
    Sense.COLD: (
        "cold",
        "cool, chill*, freez*, ice, icy, fridge, refrigerat*, flu",
    ),
    Sense.OPEN: (
        "open, opened, opens",
        "unlock*, opening",
    ),
    Sense.CLOSED: (
        "closed, shut",
        "close, closes, lock*, sealed, tight*",
    ),
    Sense.FULL: (
        "full",
        "whole, entire*, complete*, fully, filled",
    ),
    Sense.EMPTY: (
        "to fast, must fast, empty, fasting",
        "nothing, clear, void, vacant, blank",
    ),
    Sense.AWAKE: (
        "awake",
        "wake*, alert, up, conscious*, insomnia",
    ),
    Sense.ASLEEP: (
        "asleep",
        "sleep*, drows*, doze*, unconscious*, tired*, insomnia",
    ),
    Sense.OLDER: (
        "older, elderly, old people, older people",
        "old, aged",
    ),
    Sense.YOUNGER: (
        "younger",
        "young, child*, teen*",
    ),
    Sense.LEFT: (
        """
        left arm, left side, left leg, left hand, left eye, left ear, left foot, left breast,
        left kidney, left lung, left knee, left shoulder, on the left
        """,
        "left, leave*, leaving, remain*",
    ),
    Sense.RIGHT: (
        """
        right arm, right side, right leg, right hand, right eye, right ear, right foot, right
        breast, right kidney, right lung, right knee, right shoulder, on the right
        """,
        "right, correct*, straight, law*, direct*, rights, entitle*, good, just",
    ),
    Sense.IF: (
        "if, when, whenever, in case",
        "",
    ),
    Sense.ALWAYS: (
        "always, every time, all the time",
        "constantly, each time",
    ),
    Sense.NEVER: (
        "never, at no time, not ever",
        "",
    ),
    Sense.FIRST: (
        "first, the first",
        "initial*, earliest, start, beginning",
    ),
    Sense.LAST: (
        """
        the last, last dose, last treatment, last visit, last session, last tablet, final, your
        last, last one
        """,
        "last, latest",
    ),
}
NEUTRAL = """
adverse effect/effects/reaction/reactions/event/events, toll-free, the following, any of the
following, as follows, following up, follow up, follow-up, follow the, more weakly, up to you,
up to date, up to now, up to the, up to your, not only, not just, not merely, not simply, no
doubt, no matter, nonetheless, nevertheless, notwithstanding, not to mention, last but not
least, under the, unit*, uniq*, union*, univers*, uniform*, understand*, understood, under way,
underway, undergo*, underwent, undertak*, underly*, over the, over time, over again, all over,
look after, looks after, looking after, looked after, take after, day after day, after all, time
after time, named after, once more, more or less, none the less, non-profit, unto, uncle*, under
control, at least one of the, bless*, lower back, lower leg, lower belly, lower part, lower jaw,
lower abdomen, lower house, antibiotic*, antidepressant*, hypothe*, hyperlink*, hypnot*, mind
you, unite*, more information, more about, more details, learn more, read more, anticip*,
lesson*, in order to, under a doctor, under medical, under supervision, stop sign*, nonstop,
high school, increasingly, moreover, furthermore, end of, at the end, come over, get over, going
over, left over, wireless, classless, nonce, over here, over there, before long, as soon as
possible, less commonly known, more commonly known, as well as, right now, right away, all
right, the right to, young people, non-english, last name, last resort, last long, at last, at
first, first aid, first name, first of all, last week, last month, last year, last night, last
for, lasts, lasting, at first glance, at no extra cost, for example, every other, full stop,
full stops, no-break, non-breaking, not least
"""
