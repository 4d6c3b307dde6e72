namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>What a sentence is taken for.</summary>
internal enum PartSort
{
    /// <summary>A heading, a title, a party: it says something of other sentences.</summary>
    Heading,

    /// <summary>What is promised.</summary>
    Promise,

    /// <summary>What will be done.</summary>
    Commitment,

    /// <summary>Why, how it is followed up, who signs.</summary>
    Background,

    /// <summary>None of these for certain.</summary>
    NotUnderstood,
}

/// <summary>A sentence with the heading that holds for it.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Sort">What it is taken for.</param>
/// <param name="Heading">The last heading that named an owner; null when none did.</param>
/// <param name="Promise">Which promise it stands under, from 0; -1 when the text has none as headings.</param>
internal sealed record Part(Sentence Sentence, PartSort Sort, Heading? Heading, int Promise = -1);
