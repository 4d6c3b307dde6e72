namespace Medborgarlofte.Contracts.Calendar;

/// <summary>The months in words, in lower case as Swedish writes them. Not a culture's: servers run without cultures.</summary>
public static class MonthNames
{
    private static readonly string[] InSwedish =
        ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    private static readonly string[] InEnglish =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>"januari" for 1.</summary>
    public static string Swedish(int month) => InSwedish[month - 1];

    /// <summary>"January" for 1.</summary>
    public static string English(int month) => InEnglish[month - 1];
}
