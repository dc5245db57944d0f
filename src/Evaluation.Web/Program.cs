using Evaluation.Web.Composition;

var builder = WebApplication.CreateBuilder(args);

builder.AddHost();
builder.AddLogging();
builder.AddStorage();
builder.AddPeople();
builder.AddFilings();
builder.AddPages();
builder.AddLimits();

var app = builder.Build();

app.UseHouseRules();
app.UsePeople();
app.MapPlaces();

if (await app.PrepareAsync(args))
{
    app.AnnounceAddress();
    await app.RunAsync();
}

/// <summary>The web program; named so that tests can start it.</summary>
public sealed partial class Program;
