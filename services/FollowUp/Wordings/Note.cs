namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Why a value was read as it was, in both languages.</summary>
internal sealed record Note(string Sv, string En)
{
    public static readonly Note Stated = new("Står i texten.", "The text says it.");

    public static readonly Note BareNumber = new(
        "Ett tal utan ”minst” läses som minst: ingen kallar fler än utlovat för ett brutet löfte.",
        "A number without “at least” is read as at least: nobody calls more than promised a broken promise.");

    public static readonly Note About = new(
        "Ett ungefärligt tal läses som minst så många.", "A round number is read as at least that many.");

    public static readonly Note MoreThan = new(
        "”Fler än” börjar ett steg över talet, ”färre än” slutar ett under.", "“More than” begins one above the number, “fewer than” ends one below.");

    public static readonly Note WholePeriod = new(
        "Inget fönster sägs, så talet gäller hela perioden.", "No window is stated, so the number holds for the whole period.");

    public static readonly Note OneYearPeriod = new(
        "”Under året” är hela perioden, som är ett år eller kortare.", "“During the year” is the whole period, which is a year or shorter.");

    public static readonly Note EachYear = new(
        "”Under året” läses som varje kalenderår.", "“During the year” is read as each calendar year.");

    public static readonly Note OnceInEach = new(
        "Inget tal sägs: en gång i varje fönster.", "No number is stated: once in each window.");

    public static readonly Note Implied = new(
        "Ett sådant fönster finns inte; talet är vad det innebär i ett längre.", "There is no such window; the number is what it implies in a longer one.");

    public static readonly Note PerSeason = new(
        "Talet fördelas lika på årstiderna.", "The number is shared equally between the seasons.");

    public static readonly Note Article = new(
        "”En” eller ”ett” läses som talet ett.", "The article is read as the number one.");

    public static readonly Note OneThing = new(
        "En enda sak utan tal läses som en. Ändra till beskrivande om det inte är ett antal.",
        "A single thing without a number is read as one. Make it descriptive if it is not a count.");

    public static readonly Note Synonym = new(
        "Kodlistans närmaste ord.", "The nearest word of the code list.");

    public static readonly Note WeakKind = new(
        "Ordet kan betyda flera slag; kontrollera vilka som ska räknas.", "The word may mean several kinds; check which are to count.");

    public static readonly Note FromHeading = new("Av rubriken.", "By the heading.");

    public static readonly Note We = new("”Vi” läses som båda parterna.", "“We” is read as both parties.");

    public static readonly Note Together = new("Den andra parten nämns som medverkande.", "The other party is named as taking part.");

    public static readonly Note OwnerAsked = new(
        "Texten säger inte vem som ansvarar. Båda parterna står här; ändra om det är en av dem.",
        "The text does not say who is responsible. Both parties stand here; change it if it is one of them.");

    public static readonly Note NoGoalValue = new(
        "Riktningen står i texten. Ange mått, utgångsvärde och mål.", "The text gives the direction. State measure, baseline and goal.");

    public static readonly Note Translate = new("Ange det engelska namnet.", "State the English name.");

    public static readonly Note SetAsked = new(
        "Texten nämner en mängd utan att räkna upp den. Räkna upp den, så att den kan mätas.",
        "The text names a set without listing it. List it, so that it can be measured.");

    public static readonly Note ByTheme = new("Löftet handlar om samma sak.", "The promise is about the same thing.");

    public static readonly Note AllPromises = new("Åtagandet svarar mot alla löften.", "The commitment serves every promise.");

    public static readonly Note TermsAsked = new(
        "Mål per termin behöver terminernas dagar. De som står här är vanliga; ange kommunens egna.",
        "Targets per school term need the terms’ days. Those that stand here are usual ones; state the municipality’s own.");

    public static readonly Note YearsOfTitle = new("Hela de kalenderår som nämns.", "The whole calendar years that are named.");

    public static readonly Note PeriodAsked = new("Texten säger inte när löftet gäller.", "The text does not say when the agreement holds.");

    public static readonly Note Proposed = new("Ett förslag.", "A proposal.");

    public static readonly Note AllRequests = new("Allt som efterfrågas.", "All that is asked for.");

    public static readonly Note EachArea = new("Talet gäller på varje plats.", "The number holds for each place.");

    public static readonly Note Described = new("Utan tal är åtagandet beskrivande.", "Without a number the commitment is descriptive.");
}
